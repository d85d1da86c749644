import { softsign as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise x / (1 + |x|).
 *
 * ```ts
 * new Dense(64, { activation: 'softsign' });
 * ```
 */
export function softsign(x: TensorLike): Tensor {
  return op(x);
}
