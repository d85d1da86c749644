import type { Fields } from '@oneiros/core';
import { mean, square, subtract, type Tensor, type TensorLike } from '@oneiros/tensor';
import { aligned } from './internal/paired.ts';
import { Loss, type LossOptions, lossFields } from './loss.ts';

/** Mean over the last axis of `(yTrue - yPred)²`: `[…, d]` → `[…]`. */
export function meanSquaredError(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const [t, p] = aligned(yTrue, yPred);
  return mean(square(subtract(t, p)), { axis: -1 });
}

/**
 * Mean squared error.
 *
 * ```ts
 * model.compile({ loss: new MeanSquaredError() }); // or 'mse'
 * ```
 */
export class MeanSquaredError extends Loss {
  static override readonly className: string = 'keras.losses.MeanSquaredError';
  static override readonly aliases: readonly string[] = ['mse'];
  static override readonly fields: Fields<LossOptions> = /* #__PURE__ */ lossFields('mean_squared_error');

  constructor(options: LossOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return meanSquaredError(yTrue, yPred);
  }
}
