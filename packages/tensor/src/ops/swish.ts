import type { Tensor, TensorLike } from '../tensor.ts';
import { silu } from './silu.ts';

/**
 * Elementwise x · sigmoid(x): another name of `silu`.
 *
 * ```ts
 * swish(tensor([0, 2])); // [0, 1.761…]
 * ```
 */
export function swish(x: TensorLike): Tensor {
  return silu(x);
}
