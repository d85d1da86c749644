import { custom, expected, type Fields, show } from '@oneiros/core';
import {
  asTensor,
  divide,
  multiply,
  oneHot,
  power,
  subtract,
  sum,
  type Tensor,
  type TensorLike,
} from '@oneiros/tensor';
import { Loss, type LossOptions, lossFields } from './loss.ts';

export interface CategoricalGeneralizedCrossEntropyOptions extends LossOptions {
  /** Between 0, which is near cross-entropy, and 1, which is near absolute error and minds wrong labels less. Default 0.5. */
  readonly q?: number;
}

/** `(1 - p[class]^q) / q` for class numbers `[…]` and probabilities `[…, classes]`. */
export function categoricalGeneralizedCrossEntropy(
  yTrue: TensorLike,
  yPred: TensorLike,
  { q = 0.5 }: Pick<CategoricalGeneralizedCrossEntropyOptions, 'q'> = {},
): Tensor {
  const p = asTensor(yPred);
  const right = sum(multiply(p, oneHot(asTensor(yTrue), p.shape.at(-1)!, { dtype: p.dtype })), { axis: -1 });
  return divide(subtract(1, power(right, q)), q);
}

/**
 * Cross-entropy that bears wrong labels. Zhang & Sabuncu, 2018.
 *
 * ```ts
 * model.compile({ loss: new CategoricalGeneralizedCrossEntropy({ q: 0.7 }) });
 * ```
 */
export class CategoricalGeneralizedCrossEntropy extends Loss<CategoricalGeneralizedCrossEntropyOptions> {
  static override readonly className: string = 'keras.losses.CategoricalGeneralizedCrossEntropy';
  static override readonly fields: Fields<CategoricalGeneralizedCrossEntropyOptions> = /* #__PURE__ */ (() => ({
    ...lossFields('categorical_generalized_cross_entropy'),
    q: custom<number>(
      (value, where) => {
        if (typeof value === 'number' && value > 0 && value < 1) return value;
        throw expected(where, 'a number between 0 and 1', show(value));
      },
      () => 0.5,
    ),
  }))();

  constructor(options: CategoricalGeneralizedCrossEntropyOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return categoricalGeneralizedCrossEntropy(yTrue, yPred, this.config);
  }
}
