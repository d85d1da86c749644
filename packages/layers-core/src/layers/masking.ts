import { type Fields, float } from '@oneiros/core';
import { any, asTensor, notEqual, type Tensor, where, zerosLike } from '@oneiros/tensor';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';

export interface MaskingOptions extends LayerOptions {
  /** Steps all of whose values are this are skipped by later layers. Default 0. */
  readonly maskValue?: number;
}

/**
 * Masks the steps of `[batch, steps, features]` whose values all are `maskValue`, and sets them to 0.
 *
 * ```ts
 * new LSTM(32).apply(new Masking().apply(Input([10, 8])));
 * ```
 */
export class Masking extends Layer<MaskingOptions> {
  static override readonly className: string = 'keras.layers.Masking';
  static override readonly fields: Fields<MaskingOptions> = { ...layerFields, maskValue: float(0) };

  constructor(options: MaskingOptions = {}) {
    super(options);
    this.supportsMasking = true;
  }
  override call(x: Tensor): Tensor {
    return where(this.#counts(x, true), x, zerosLike(x));
  }
  override computeMask(x: Tensor): Tensor {
    return this.#counts(x, false);
  }
  #counts(x: Tensor, keepdims: boolean): Tensor {
    return any(notEqual(x, asTensor(this.config.maskValue, x.dtype)), { axis: -1, keepdims });
  }
}
