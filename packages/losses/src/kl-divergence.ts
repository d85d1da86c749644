import type { Fields } from '@oneiros/core';
import { clip, divide, log, multiply, sum, type Tensor, type TensorLike } from '@oneiros/tensor';
import { epsilon } from './internal/epsilon.ts';
import { paired } from './internal/paired.ts';
import { Loss, type LossOptions, lossFields } from './loss.ts';

/** `Σ yTrue · log(yTrue / yPred)` over the last axis, for probabilities: `[…, d]` → `[…]`. */
export function klDivergence(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const [t, p] = paired(yTrue, yPred).map((x) => clip(x, epsilon, 1)) as [Tensor, Tensor];
  return sum(multiply(t, log(divide(t, p))), { axis: -1 });
}

/**
 * Kullback-Leibler divergence of predicted from true probabilities.
 *
 * ```ts
 * model.compile({ loss: new KLDivergence() }); // or 'kl_divergence', 'kld'
 * ```
 */
export class KLDivergence extends Loss {
  static override readonly className: string = 'keras.losses.KLDivergence';
  static override readonly aliases: readonly string[] = ['kld'];
  static override readonly fields: Fields<LossOptions> = /* #__PURE__ */ lossFields('kl_divergence');

  constructor(options: LossOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return klDivergence(yTrue, yPred);
  }
}
