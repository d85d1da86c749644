import { type Fields, nullable, sizes } from '@oneiros/core';
import { type DataFormat, dataFormat, Layer, type LayerOptions, layerFields } from '@oneiros/layers-core';
import { averagePool, type Tensor } from '@oneiros/tensor';
import { type Padding, type PerAxis, padding } from '../internal/window-fields.ts';

export interface AveragePoolingOptions extends LayerOptions {
  /** Steps between windows. Default null: the size of the windows. */
  readonly strides?: PerAxis | null;
  /** 'same' keeps windows that reach over the end. Default 'valid'. */
  readonly padding?: Padding;
  /** Where channels lie. Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
}
interface AveragePoolingConfig extends AveragePoolingOptions {
  readonly poolSize: PerAxis;
}

/** What poolings of means have in common. */
abstract class AveragePooling extends Layer<AveragePoolingConfig> {
  constructor(rank: number, given: AveragePoolingConfig) {
    super(given.strides ? given : { ...given, strides: given.poolSize });
    this.inputSpec = { rank: rank + 2 };
  }
  override call(x: Tensor): Tensor {
    const { poolSize, strides, padding, dataFormat } = this.config;
    return averagePool(x, poolSize, { strides, padding, dataFormat });
  }
}

/**
 * Mean over windows of a sequence: `[batch, steps, channels]` → `[batch, fewer steps, channels]`.
 *
 * ```ts
 * new AveragePooling1D(2).apply(Input([10, 8])); // shape [null, 5, 8]
 * ```
 */
export class AveragePooling1D extends AveragePooling {
  static override readonly className: string = 'keras.layers.AveragePooling1D';
  static override readonly aliases: readonly string[] = ['AvgPool1D'];
  static override readonly fields: Fields<AveragePoolingConfig> = /* #__PURE__ */ fieldsOf(1);

  constructor(poolSize: PerAxis, options: AveragePoolingOptions = {}) {
    super(1, { poolSize, ...options });
  }
}

/**
 * Mean over windows of an image: `[batch, height, width, channels]` → `[batch, new height, new width, channels]`.
 *
 * ```ts
 * new AveragePooling2D(2).apply(Input([28, 28, 8])); // shape [null, 14, 14, 8]
 * ```
 */
export class AveragePooling2D extends AveragePooling {
  static override readonly className: string = 'keras.layers.AveragePooling2D';
  static override readonly aliases: readonly string[] = ['AvgPool2D'];
  static override readonly fields: Fields<AveragePoolingConfig> = /* #__PURE__ */ fieldsOf(2);

  constructor(poolSize: PerAxis, options: AveragePoolingOptions = {}) {
    super(2, { poolSize, ...options });
  }
}

/**
 * Mean over windows of a volume: `[batch, depth, height, width, channels]` → `[batch, …new sizes, channels]`.
 *
 * ```ts
 * new AveragePooling3D(2).apply(Input([16, 16, 16, 8])); // shape [null, 8, 8, 8, 8]
 * ```
 */
export class AveragePooling3D extends AveragePooling {
  static override readonly className: string = 'keras.layers.AveragePooling3D';
  static override readonly aliases: readonly string[] = ['AvgPool3D'];
  static override readonly fields: Fields<AveragePoolingConfig> = /* #__PURE__ */ fieldsOf(3);

  constructor(poolSize: PerAxis, options: AveragePoolingOptions = {}) {
    super(3, { poolSize, ...options });
  }
}

export { AveragePooling1D as AvgPool1D, AveragePooling2D as AvgPool2D, AveragePooling3D as AvgPool3D };

/** The table, in the order of Keras's config. */
function fieldsOf(rank: number): Fields<AveragePoolingConfig> {
  return {
    ...layerFields,
    poolSize: sizes(rank),
    padding: padding(),
    strides: nullable(sizes(rank)),
    dataFormat: dataFormat(),
  };
}
