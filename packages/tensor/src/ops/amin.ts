import type { ReduceOptions } from '../internal/reduction.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { min } from './min.ts';

/**
 * Least element over `axis`: another name of `min`.
 *
 * ```ts
 * amin(tensor([1, 2])); // 1
 * ```
 */
export function amin(x: TensorLike, options: ReduceOptions = {}): Tensor {
  return min(x, options);
}
