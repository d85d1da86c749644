import type { Tensor, TensorLike } from '../tensor.ts';
import { maximum } from './maximum.ts';
import { minimum } from './minimum.ts';

/**
 * Elementwise min(max(x, 0), 6).
 *
 * ```ts
 * relu6(tensor([-1, 2, 7])); // [0, 2, 6]
 * ```
 */
export function relu6(x: TensorLike): Tensor {
  return minimum(maximum(x, 0), 6);
}
