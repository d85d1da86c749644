import type { Fields } from '@oneiros/core';
import { mean, square, subtract, type Tensor } from '@oneiros/tensor';
import { Loss, lossFields, type LossOptions } from './loss.ts';

/** Mean over the last axis of `(yTrue - yPred)²`: `[…, d]` → `[…]`. */
export function meanSquaredError(yTrue: Tensor, yPred: Tensor): Tensor {
  return mean(square(subtract(yPred, yTrue)), { axis: -1 });
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
  static override readonly aliases: readonly string[] = ['mse', 'MSE'];
  static override readonly fields: Fields<LossOptions> = lossFields('mean_squared_error');

  constructor(options: LossOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return meanSquaredError(yTrue, yPred);
  }
}
