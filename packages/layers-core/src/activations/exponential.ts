import { exp as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise eˣ.
 *
 * ```ts
 * new Dense(64, { activation: 'exponential' });
 * ```
 */
export function exponential(x: TensorLike): Tensor {
  return op(x);
}
