import { boolean, type Fields } from '@oneiros/core';
import { type DataFormat, dataFormat, Layer, type LayerOptions, layerFields } from '@oneiros/layers-core';
import { max, type Tensor } from '@oneiros/tensor';
import { spatialAxes } from '../internal/window-fields.ts';

export interface GlobalMaxPoolingOptions extends LayerOptions {
  /** Where channels lie. Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
  /** Whether spatial axes remain, with size 1. Default false. */
  readonly keepdims?: boolean;
}

/** What they have in common. */
abstract class GlobalMaxPooling extends Layer<GlobalMaxPoolingOptions> {
  readonly rank: number;

  constructor(rank: number, given: GlobalMaxPoolingOptions) {
    super(given);
    this.rank = rank;
    this.inputSpec = { rank: rank + 2 };
  }
  override call(x: Tensor): Tensor {
    const { dataFormat, keepdims } = this.config;
    return max(x, { axis: spatialAxes(dataFormat, this.rank), keepdims });
  }
}

/**
 * Maximum over all steps: `[batch, steps, channels]` → `[batch, channels]`.
 *
 * ```ts
 * new GlobalMaxPooling1D().apply(Input([10, 8])); // shape [null, 8]
 * ```
 */
export class GlobalMaxPooling1D extends GlobalMaxPooling {
  static override readonly className: string = 'keras.layers.GlobalMaxPooling1D';
  static override readonly aliases: readonly string[] = ['GlobalMaxPool1D'];
  static override readonly fields: Fields<GlobalMaxPoolingOptions> = /* #__PURE__ */ fieldsOf();

  constructor(options: GlobalMaxPoolingOptions = {}) {
    super(1, options);
  }
}

/**
 * Maximum over all positions of an image: `[batch, height, width, channels]` → `[batch, channels]`.
 *
 * ```ts
 * new GlobalMaxPooling2D().apply(Input([7, 7, 8])); // shape [null, 8]
 * ```
 */
export class GlobalMaxPooling2D extends GlobalMaxPooling {
  static override readonly className: string = 'keras.layers.GlobalMaxPooling2D';
  static override readonly aliases: readonly string[] = ['GlobalMaxPool2D'];
  static override readonly fields: Fields<GlobalMaxPoolingOptions> = /* #__PURE__ */ fieldsOf();

  constructor(options: GlobalMaxPoolingOptions = {}) {
    super(2, options);
  }
}

/**
 * Maximum over all positions of a volume: `[batch, depth, height, width, channels]` → `[batch, channels]`.
 *
 * ```ts
 * new GlobalMaxPooling3D().apply(Input([4, 4, 4, 8])); // shape [null, 8]
 * ```
 */
export class GlobalMaxPooling3D extends GlobalMaxPooling {
  static override readonly className: string = 'keras.layers.GlobalMaxPooling3D';
  static override readonly aliases: readonly string[] = ['GlobalMaxPool3D'];
  static override readonly fields: Fields<GlobalMaxPoolingOptions> = /* #__PURE__ */ fieldsOf();

  constructor(options: GlobalMaxPoolingOptions = {}) {
    super(3, options);
  }
}

export {
  GlobalMaxPooling1D as GlobalMaxPool1D,
  GlobalMaxPooling2D as GlobalMaxPool2D,
  GlobalMaxPooling3D as GlobalMaxPool3D,
};

function fieldsOf(): Fields<GlobalMaxPoolingOptions> {
  return { ...layerFields, dataFormat: dataFormat(), keepdims: boolean(false) };
}
