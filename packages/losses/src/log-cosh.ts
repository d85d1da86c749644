import type { Fields } from '@oneiros/core';
import { add, mean, multiply, softplus, subtract, type Tensor, type TensorLike } from '@oneiros/tensor';
import { aligned } from './internal/paired.ts';
import { Loss, type LossOptions, lossFields } from './loss.ts';

/** Mean over the last axis of `log(cosh(yPred - yTrue))`: `[…, d]` → `[…]`. */
export function logCosh(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const [t, p] = aligned(yTrue, yPred);
  const e = subtract(p, t);
  // log cosh e = e + log(1 + exp(-2e)) - log 2
  return mean(subtract(add(e, softplus(multiply(e, -2))), Math.LN2), { axis: -1 });
}

/**
 * Nearly half the squared error for small errors and the absolute error for large ones.
 *
 * ```ts
 * model.compile({ loss: new LogCosh() }); // or 'log_cosh'
 * ```
 */
export class LogCosh extends Loss {
  static override readonly className: string = 'keras.losses.LogCosh';
  static override readonly fields: Fields<LossOptions> = /* #__PURE__ */ lossFields('log_cosh');

  constructor(options: LossOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return logCosh(yTrue, yPred);
  }
}
