import { type Fields, sizes } from '@oneiros/core';
import { type DataFormat, dataFormat, Layer, type LayerOptions, layerFields } from '@oneiros/layers-core';
import { adaptiveAveragePool, type Tensor } from '@oneiros/tensor';
import type { PerAxis } from '../internal/window-fields.ts';

export interface AdaptiveAveragePoolingOptions extends LayerOptions {
  /** Where channels lie. Default 'channels_last'. */
  readonly dataFormat?: DataFormat;
}
interface AdaptiveAveragePoolingConfig extends AdaptiveAveragePoolingOptions {
  readonly outputSize: PerAxis;
}

/** What adaptive poolings of means have in common. */
abstract class AdaptiveAveragePooling extends Layer<AdaptiveAveragePoolingConfig> {
  constructor(rank: number, given: AdaptiveAveragePoolingConfig) {
    super(given);
    this.inputSpec = { rank: rank + 2 };
  }
  override call(x: Tensor): Tensor {
    const { outputSize, dataFormat } = this.config;
    return adaptiveAveragePool(x, outputSize, { dataFormat });
  }
}

/**
 * Mean over windows that split a sequence into `outputSize` steps:
 * `[batch, steps, channels]` → `[batch, outputSize, channels]`. The input must be at least as large.
 *
 * ```ts
 * new AdaptiveAveragePooling1D(4).apply(Input([10, 8])); // shape [null, 4, 8]
 * ```
 */
export class AdaptiveAveragePooling1D extends AdaptiveAveragePooling {
  static override readonly className: string = 'keras.layers.AdaptiveAveragePooling1D';
  static override readonly fields: Fields<AdaptiveAveragePoolingConfig> = /* #__PURE__ */ fieldsOf(1);

  constructor(outputSize: PerAxis, options: AdaptiveAveragePoolingOptions = {}) {
    super(1, { outputSize, ...options });
  }
}

/**
 * Mean over windows that split an image into `outputSize` parts:
 * `[batch, height, width, channels]` → `[batch, …outputSize, channels]`. The input must be at least as large.
 *
 * ```ts
 * new AdaptiveAveragePooling2D(7).apply(Input([28, 28, 8])); // shape [null, 7, 7, 8]
 * ```
 */
export class AdaptiveAveragePooling2D extends AdaptiveAveragePooling {
  static override readonly className: string = 'keras.layers.AdaptiveAveragePooling2D';
  static override readonly fields: Fields<AdaptiveAveragePoolingConfig> = /* #__PURE__ */ fieldsOf(2);

  constructor(outputSize: PerAxis, options: AdaptiveAveragePoolingOptions = {}) {
    super(2, { outputSize, ...options });
  }
}

/**
 * Mean over windows that split a volume into `outputSize` parts:
 * `[batch, depth, height, width, channels]` → `[batch, …outputSize, channels]`. The input must be at least as large.
 *
 * ```ts
 * new AdaptiveAveragePooling3D([4, 2, 2]).apply(Input([16, 16, 16, 8])); // shape [null, 4, 2, 2, 8]
 * ```
 */
export class AdaptiveAveragePooling3D extends AdaptiveAveragePooling {
  static override readonly className: string = 'keras.layers.AdaptiveAveragePooling3D';
  static override readonly fields: Fields<AdaptiveAveragePoolingConfig> = /* #__PURE__ */ fieldsOf(3);

  constructor(outputSize: PerAxis, options: AdaptiveAveragePoolingOptions = {}) {
    super(3, { outputSize, ...options });
  }
}

/** The table, in the order of Keras's config. */
function fieldsOf(rank: number): Fields<AdaptiveAveragePoolingConfig> {
  return { ...layerFields, outputSize: sizes(rank), dataFormat: dataFormat() };
}
