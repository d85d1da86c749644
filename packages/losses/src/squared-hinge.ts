import type { Fields } from '@oneiros/core';
import { maximum, mean, multiply, square, subtract, type Tensor, type TensorLike } from '@oneiros/tensor';
import { paired } from './internal/paired.ts';
import { signedLabels } from './internal/signed-labels.ts';
import { Loss, type LossOptions, lossFields } from './loss.ts';

/** Mean over the last axis of `max(1 - yTrue · yPred, 0)²`, for labels -1 and 1, or 0 and 1: `[…, d]` → `[…]`. */
export function squaredHinge(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const [t, p] = paired(yTrue, yPred);
  return mean(square(maximum(subtract(1, multiply(signedLabels(t), p)), 0)), { axis: -1 });
}

/**
 * The hinge loss squared.
 *
 * ```ts
 * model.compile({ loss: new SquaredHinge() }); // or 'squared_hinge'
 * ```
 */
export class SquaredHinge extends Loss {
  static override readonly className: string = 'keras.losses.SquaredHinge';
  static override readonly fields: Fields<LossOptions> = /* #__PURE__ */ lossFields('squared_hinge');

  constructor(options: LossOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return squaredHinge(yTrue, yPred);
  }
}
