import { boolean, type Fields } from '@oneiros/core';
import {
  type CallOptions,
  type DataFormat,
  dataFormat,
  Layer,
  type LayerOptions,
  layerFields,
} from '@oneiros/layers-core';
import { cast, divide, expandDims, mean, sum, type Tensor, where, zerosLike } from '@oneiros/tensor';
import { spatialAxes } from '../internal/window-fields.ts';

export interface GlobalAveragePoolingOptions extends LayerOptions {
  /** Where channels lie. Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
  /** Whether spatial axes remain, with size 1. Default false. */
  readonly keepdims?: boolean;
}

/** What they have in common. */
abstract class GlobalAveragePooling extends Layer<GlobalAveragePoolingOptions> {
  readonly rank: number;

  constructor(rank: number, given: GlobalAveragePoolingOptions) {
    super(given);
    this.rank = rank;
    this.inputSpec = { rank: rank + 2 };
  }
  override call(x: Tensor, _options: CallOptions): Tensor {
    const { dataFormat, keepdims } = this.config;
    return mean(x, { axis: spatialAxes(dataFormat, this.rank), keepdims });
  }
}

/**
 * Mean over all steps: `[batch, steps, channels]` → `[batch, channels]`. Masked steps do not count.
 *
 * ```ts
 * new GlobalAveragePooling1D().apply(Input([10, 8])); // shape [null, 8]
 * ```
 */
export class GlobalAveragePooling1D extends GlobalAveragePooling {
  static override readonly className: string = 'keras.layers.GlobalAveragePooling1D';
  static override readonly aliases: readonly string[] = ['GlobalAvgPool1D'];
  static override readonly fields: Fields<GlobalAveragePoolingOptions> = /* #__PURE__ */ fieldsOf();

  constructor(options: GlobalAveragePoolingOptions = {}) {
    super(1, options);
    this.supportsMasking = true;
  }
  override call(x: Tensor, options: CallOptions): Tensor {
    const { mask } = options;
    if (!mask) return super.call(x, options);
    const { dataFormat, keepdims } = this.config;
    const last = dataFormat === 'channels_last';
    const counted = cast(expandDims(mask, last ? 2 : 1), 'bool');
    const over = { axis: last ? 1 : 2, keepdims };
    return divide(sum(where(counted, x, zerosLike(x)), over), sum(cast(counted, x.dtype), over));
  }
  override computeMask(): null {
    return null;
  }
}

/**
 * Mean over all positions of an image: `[batch, height, width, channels]` → `[batch, channels]`.
 *
 * ```ts
 * new GlobalAveragePooling2D().apply(Input([7, 7, 8])); // shape [null, 8]
 * ```
 */
export class GlobalAveragePooling2D extends GlobalAveragePooling {
  static override readonly className: string = 'keras.layers.GlobalAveragePooling2D';
  static override readonly aliases: readonly string[] = ['GlobalAvgPool2D'];
  static override readonly fields: Fields<GlobalAveragePoolingOptions> = /* #__PURE__ */ fieldsOf();

  constructor(options: GlobalAveragePoolingOptions = {}) {
    super(2, options);
  }
}

/**
 * Mean over all positions of a volume: `[batch, depth, height, width, channels]` → `[batch, channels]`.
 *
 * ```ts
 * new GlobalAveragePooling3D().apply(Input([4, 4, 4, 8])); // shape [null, 8]
 * ```
 */
export class GlobalAveragePooling3D extends GlobalAveragePooling {
  static override readonly className: string = 'keras.layers.GlobalAveragePooling3D';
  static override readonly aliases: readonly string[] = ['GlobalAvgPool3D'];
  static override readonly fields: Fields<GlobalAveragePoolingOptions> = /* #__PURE__ */ fieldsOf();

  constructor(options: GlobalAveragePoolingOptions = {}) {
    super(3, options);
  }
}

export {
  GlobalAveragePooling1D as GlobalAvgPool1D,
  GlobalAveragePooling2D as GlobalAvgPool2D,
  GlobalAveragePooling3D as GlobalAvgPool3D,
};

function fieldsOf(): Fields<GlobalAveragePoolingOptions> {
  return { ...layerFields, dataFormat: dataFormat(), keepdims: boolean(false) };
}
