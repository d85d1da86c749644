import type { Fields } from '@oneiros/core';
import { abs, mean, subtract, type Tensor, type TensorLike } from '@oneiros/tensor';
import { aligned } from './internal/paired.ts';
import { Loss, type LossOptions, lossFields } from './loss.ts';

/** Mean over the last axis of `|yTrue - yPred|`: `[…, d]` → `[…]`. */
export function meanAbsoluteError(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const [t, p] = aligned(yTrue, yPred);
  return mean(abs(subtract(t, p)), { axis: -1 });
}

/**
 * Mean absolute error.
 *
 * ```ts
 * model.compile({ loss: new MeanAbsoluteError() }); // or 'mae'
 * ```
 */
export class MeanAbsoluteError extends Loss {
  static override readonly className: string = 'keras.losses.MeanAbsoluteError';
  static override readonly aliases: readonly string[] = ['mae'];
  static override readonly fields: Fields<LossOptions> = /* #__PURE__ */ lossFields('mean_absolute_error');

  constructor(options: LossOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return meanAbsoluteError(yTrue, yPred);
  }
}
