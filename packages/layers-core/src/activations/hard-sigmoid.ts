import { hardSigmoid as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise piecewise linear sigmoid: 0 below -3, 1 above 3, x / 6 + 1/2 between.
 *
 * ```ts
 * new Dense(64, { activation: 'hard_sigmoid' });
 * ```
 */
export function hardSigmoid(x: TensorLike): Tensor {
  return op(x);
}
