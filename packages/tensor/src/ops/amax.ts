import type { ReduceOptions } from '../internal/reduction.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { max } from './max.ts';

/**
 * Greatest element over `axis`: another name of `max`.
 *
 * ```ts
 * amax(tensor([1, 2])); // 2
 * ```
 */
export function amax(x: TensorLike, options: ReduceOptions = {}): Tensor {
  return max(x, options);
}
