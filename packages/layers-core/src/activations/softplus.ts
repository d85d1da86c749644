import { softplus as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise log(1 + eˣ).
 *
 * ```ts
 * new Dense(64, { activation: 'softplus' });
 * ```
 */
export function softplus(x: TensorLike): Tensor {
  return op(x);
}
