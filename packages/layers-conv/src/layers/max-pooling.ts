import { type Fields, nullable, sizes } from '@oneiros/core';
import { type DataFormat, dataFormat, Layer, type LayerOptions, layerFields } from '@oneiros/layers-core';
import { maxPool, type Tensor } from '@oneiros/tensor';
import { type Padding, type PerAxis, padding } from '../internal/window-fields.ts';

export interface MaxPoolingOptions extends LayerOptions {
  /** Size of the windows: one number, or one for each spatial axis. Default 2. */
  readonly poolSize?: PerAxis;
  /** Steps between windows. Default null: the size of the windows. */
  readonly strides?: PerAxis | null;
  /** 'same' keeps windows that reach over the end. Default 'valid'. */
  readonly padding?: Padding;
  /** Where channels lie. Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
}

/** What poolings of largest values have in common. */
abstract class MaxPooling extends Layer<MaxPoolingOptions> {
  constructor(rank: number, given: MaxPoolingOptions) {
    super(typeof given !== 'object' || given.strides ? given : { ...given, strides: given.poolSize ?? 2 });
    this.inputSpec = { rank: rank + 2 };
  }
  override call(x: Tensor): Tensor {
    const { poolSize, strides, padding, dataFormat } = this.config;
    return maxPool(x, poolSize, { strides, padding, dataFormat });
  }
}

/**
 * Maximum over windows of a sequence: `[batch, steps, channels]` → `[batch, fewer steps, channels]`.
 *
 * ```ts
 * new MaxPooling1D().apply(Input([10, 8])); // shape [null, 5, 8]
 * ```
 */
export class MaxPooling1D extends MaxPooling {
  static override readonly className: string = 'keras.layers.MaxPooling1D';
  static override readonly aliases: readonly string[] = ['MaxPool1D'];
  static override readonly fields: Fields<MaxPoolingOptions> = /* #__PURE__ */ fieldsOf(1);

  constructor(options: MaxPoolingOptions = {}) {
    super(1, options);
  }
}

/**
 * Maximum over windows of an image: `[batch, height, width, channels]` → `[batch, new height, new width, channels]`.
 *
 * ```ts
 * new MaxPooling2D().apply(Input([28, 28, 8])); // shape [null, 14, 14, 8]
 * ```
 */
export class MaxPooling2D extends MaxPooling {
  static override readonly className: string = 'keras.layers.MaxPooling2D';
  static override readonly aliases: readonly string[] = ['MaxPool2D'];
  static override readonly fields: Fields<MaxPoolingOptions> = /* #__PURE__ */ fieldsOf(2);

  constructor(options: MaxPoolingOptions = {}) {
    super(2, options);
  }
}

/**
 * Maximum over windows of a volume: `[batch, depth, height, width, channels]` → `[batch, …new sizes, channels]`.
 *
 * ```ts
 * new MaxPooling3D().apply(Input([16, 16, 16, 8])); // shape [null, 8, 8, 8, 8]
 * ```
 */
export class MaxPooling3D extends MaxPooling {
  static override readonly className: string = 'keras.layers.MaxPooling3D';
  static override readonly aliases: readonly string[] = ['MaxPool3D'];
  static override readonly fields: Fields<MaxPoolingOptions> = /* #__PURE__ */ fieldsOf(3);

  constructor(options: MaxPoolingOptions = {}) {
    super(3, options);
  }
}

export { MaxPooling1D as MaxPool1D, MaxPooling2D as MaxPool2D, MaxPooling3D as MaxPool3D };

/** The table, in the order of Keras's config. */
function fieldsOf(rank: number): Fields<MaxPoolingOptions> {
  return {
    ...layerFields,
    poolSize: sizes(rank, 2),
    padding: padding(),
    strides: nullable(sizes(rank)),
    dataFormat: dataFormat(),
  };
}
