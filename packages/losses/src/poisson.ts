import type { Fields } from '@oneiros/core';
import { add, log, mean, multiply, subtract, type Tensor, type TensorLike } from '@oneiros/tensor';
import { epsilon } from './internal/epsilon.ts';
import { paired } from './internal/paired.ts';
import { Loss, type LossOptions, lossFields } from './loss.ts';

/** Mean over the last axis of `yPred - yTrue · log(yPred)`: `[…, d]` → `[…]`. */
export function poisson(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const [t, p] = paired(yTrue, yPred);
  return mean(subtract(p, multiply(t, log(add(p, epsilon)))), { axis: -1 });
}

/**
 * Likelihood of counts under predicted rates, as a loss.
 *
 * ```ts
 * model.compile({ loss: new Poisson() }); // or 'poisson'
 * ```
 */
export class Poisson extends Loss {
  static override readonly className: string = 'keras.losses.Poisson';
  static override readonly fields: Fields<LossOptions> = /* #__PURE__ */ lossFields('poisson');

  constructor(options: LossOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return poisson(yTrue, yPred);
  }
}
