import { tanh as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise hyperbolic tangent.
 *
 * ```ts
 * new Dense(64, { activation: 'tanh' });
 * ```
 */
export function tanh(x: TensorLike): Tensor {
  return op(x);
}
