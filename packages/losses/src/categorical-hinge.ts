import type { Fields } from '@oneiros/core';
import { add, max, maximum, multiply, subtract, sum, type Tensor, type TensorLike } from '@oneiros/tensor';
import { paired } from './internal/paired.ts';
import { Loss, type LossOptions, lossFields } from './loss.ts';

/** `max(1 + the greatest wrong prediction - the right one, 0)` for one-hot truth: `[…, classes]` → `[…]`. */
export function categoricalHinge(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const [t, p] = paired(yTrue, yPred);
  const right = sum(multiply(t, p), { axis: -1 });
  const wrong = max(multiply(subtract(1, t), p), { axis: -1 });
  return maximum(add(subtract(wrong, right), 1), 0);
}

/**
 * The hinge loss of several classes: 0 where the right class leads by at least 1.
 *
 * ```ts
 * model.compile({ loss: new CategoricalHinge() }); // or 'categorical_hinge'
 * ```
 */
export class CategoricalHinge extends Loss {
  static override readonly className: string = 'keras.losses.CategoricalHinge';
  static override readonly fields: Fields<LossOptions> = /* #__PURE__ */ lossFields('categorical_hinge');

  constructor(options: LossOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return categoricalHinge(yTrue, yPred);
  }
}
