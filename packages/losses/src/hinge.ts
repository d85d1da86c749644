import type { Fields } from '@oneiros/core';
import { maximum, mean, multiply, subtract, type Tensor, type TensorLike } from '@oneiros/tensor';
import { paired } from './internal/paired.ts';
import { signedLabels } from './internal/signed-labels.ts';
import { Loss, type LossOptions, lossFields } from './loss.ts';

/** Mean over the last axis of `max(1 - yTrue · yPred, 0)`, for labels -1 and 1, or 0 and 1: `[…, d]` → `[…]`. */
export function hinge(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const [t, p] = paired(yTrue, yPred);
  return mean(maximum(subtract(1, multiply(signedLabels(t), p)), 0), { axis: -1 });
}

/**
 * The loss of support vector machines: 0 where the prediction is on the right side by at least 1.
 *
 * ```ts
 * model.compile({ loss: new Hinge() }); // or 'hinge'
 * ```
 */
export class Hinge extends Loss {
  static override readonly className: string = 'keras.losses.Hinge';
  static override readonly fields: Fields<LossOptions> = /* #__PURE__ */ lossFields('hinge');

  constructor(options: LossOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return hinge(yTrue, yPred);
  }
}
