import { silu as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise x · sigmoid(x), also called swish (Ramachandran et al., 2017).
 *
 * ```ts
 * new Dense(64, { activation: 'silu' });
 * ```
 */
export function silu(x: TensorLike): Tensor {
  return op(x);
}
