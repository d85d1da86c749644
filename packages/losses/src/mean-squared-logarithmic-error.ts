import type { Fields } from '@oneiros/core';
import { add, log, maximum, mean, square, subtract, type Tensor, type TensorLike } from '@oneiros/tensor';
import { epsilon } from './internal/epsilon.ts';
import { aligned } from './internal/paired.ts';
import { Loss, type LossOptions, lossFields } from './loss.ts';

/** Mean over the last axis of `(log(1 + yPred) - log(1 + yTrue))²`, where negative values count as 0: `[…, d]` → `[…]`. */
export function meanSquaredLogarithmicError(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const [t, p] = aligned(yTrue, yPred);
  const logarithm = (x: Tensor): Tensor => log(add(maximum(x, epsilon), 1));
  return mean(square(subtract(logarithm(p), logarithm(t))), { axis: -1 });
}

/**
 * Mean squared error of logarithms: for values of many sizes.
 *
 * ```ts
 * model.compile({ loss: new MeanSquaredLogarithmicError() }); // or 'msle'
 * ```
 */
export class MeanSquaredLogarithmicError extends Loss {
  static override readonly className: string = 'keras.losses.MeanSquaredLogarithmicError';
  static override readonly aliases: readonly string[] = ['msle'];
  static override readonly fields: Fields<LossOptions> = /* #__PURE__ */ lossFields('mean_squared_logarithmic_error');

  constructor(options: LossOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return meanSquaredLogarithmicError(yTrue, yPred);
  }
}
