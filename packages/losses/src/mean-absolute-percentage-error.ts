import type { Fields } from '@oneiros/core';
import { abs, divide, maximum, mean, multiply, subtract, type Tensor, type TensorLike } from '@oneiros/tensor';
import { epsilon } from './internal/epsilon.ts';
import { aligned } from './internal/paired.ts';
import { Loss, type LossOptions, lossFields } from './loss.ts';

/** 100 times the mean over the last axis of `|yTrue - yPred| / |yTrue|`: `[…, d]` → `[…]`. */
export function meanAbsolutePercentageError(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const [t, p] = aligned(yTrue, yPred);
  return multiply(mean(abs(divide(subtract(t, p), maximum(abs(t), epsilon))), { axis: -1 }), 100);
}

/**
 * Mean absolute error in percent of the truth.
 *
 * ```ts
 * model.compile({ loss: new MeanAbsolutePercentageError() }); // or 'mape'
 * ```
 */
export class MeanAbsolutePercentageError extends Loss {
  static override readonly className: string = 'keras.losses.MeanAbsolutePercentageError';
  static override readonly aliases: readonly string[] = ['mape'];
  static override readonly fields: Fields<LossOptions> = /* #__PURE__ */ lossFields('mean_absolute_percentage_error');

  constructor(options: LossOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return meanAbsolutePercentageError(yTrue, yPred);
  }
}
