import { type Fields, sizes } from '@oneiros/core';
import { type DataFormat, dataFormat, Layer, type LayerOptions, layerFields } from '@oneiros/layers-core';
import { adaptiveMaxPool, type Tensor } from '@oneiros/tensor';
import type { PerAxis } from '../internal/window-fields.ts';

export interface AdaptiveMaxPoolingOptions extends LayerOptions {
  /** Where channels lie. Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
}
interface AdaptiveMaxPoolingConfig extends AdaptiveMaxPoolingOptions {
  readonly outputSize: PerAxis;
}

/** What adaptive poolings of maxima have in common. */
abstract class AdaptiveMaxPooling extends Layer<AdaptiveMaxPoolingConfig> {
  constructor(rank: number, given: AdaptiveMaxPoolingConfig) {
    super(given);
    this.inputSpec = { rank: rank + 2 };
  }
  override call(x: Tensor): Tensor {
    const { outputSize, dataFormat } = this.config;
    return adaptiveMaxPool(x, outputSize, { dataFormat });
  }
}

/**
 * Maximum over windows that split a sequence into `outputSize` steps:
 * `[batch, steps, channels]` → `[batch, outputSize, channels]`. The input must be at least as large.
 *
 * ```ts
 * new AdaptiveMaxPooling1D(4).apply(Input([10, 8])); // shape [null, 4, 8]
 * ```
 */
export class AdaptiveMaxPooling1D extends AdaptiveMaxPooling {
  static override readonly className: string = 'keras.layers.AdaptiveMaxPooling1D';
  static override readonly fields: Fields<AdaptiveMaxPoolingConfig> = /* #__PURE__ */ fieldsOf(1);

  constructor(outputSize: PerAxis, options: AdaptiveMaxPoolingOptions = {}) {
    super(1, { outputSize, ...options });
  }
}

/**
 * Maximum over windows that split an image into `outputSize` parts:
 * `[batch, height, width, channels]` → `[batch, …outputSize, channels]`. The input must be at least as large.
 *
 * ```ts
 * new AdaptiveMaxPooling2D(7).apply(Input([28, 28, 8])); // shape [null, 7, 7, 8]
 * ```
 */
export class AdaptiveMaxPooling2D extends AdaptiveMaxPooling {
  static override readonly className: string = 'keras.layers.AdaptiveMaxPooling2D';
  static override readonly fields: Fields<AdaptiveMaxPoolingConfig> = /* #__PURE__ */ fieldsOf(2);

  constructor(outputSize: PerAxis, options: AdaptiveMaxPoolingOptions = {}) {
    super(2, { outputSize, ...options });
  }
}

/**
 * Maximum over windows that split a volume into `outputSize` parts:
 * `[batch, depth, height, width, channels]` → `[batch, …outputSize, channels]`. The input must be at least as large.
 *
 * ```ts
 * new AdaptiveMaxPooling3D([4, 2, 2]).apply(Input([16, 16, 16, 8])); // shape [null, 4, 2, 2, 8]
 * ```
 */
export class AdaptiveMaxPooling3D extends AdaptiveMaxPooling {
  static override readonly className: string = 'keras.layers.AdaptiveMaxPooling3D';
  static override readonly fields: Fields<AdaptiveMaxPoolingConfig> = /* #__PURE__ */ fieldsOf(3);

  constructor(outputSize: PerAxis, options: AdaptiveMaxPoolingOptions = {}) {
    super(3, { outputSize, ...options });
  }
}

/** The table, in the order of Keras's config. */
function fieldsOf(rank: number): Fields<AdaptiveMaxPoolingConfig> {
  return { ...layerFields, outputSize: sizes(rank), dataFormat: dataFormat() };
}
