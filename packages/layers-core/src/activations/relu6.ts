import { relu6 as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise x, limited to [0, 6].
 *
 * ```ts
 * new Dense(64, { activation: 'relu6' });
 * ```
 */
export function relu6(x: TensorLike): Tensor {
  return op(x);
}
