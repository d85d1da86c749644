import { hardTanh as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise x, limited to [-1, 1].
 *
 * ```ts
 * new Dense(64, { activation: 'hard_tanh' });
 * ```
 */
export function hardTanh(x: TensorLike): Tensor {
  return op(x);
}
