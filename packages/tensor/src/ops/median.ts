import type { ReduceOptions } from '../internal/reduction.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { quantile } from './quantile.ts';

/**
 * The middle element over `axis`, or the mean of the two; NaN where one is.
 *
 * ```ts
 * median(tensor([3, 1, 2])); // 2
 * ```
 */
export function median(x: TensorLike, options: ReduceOptions = {}): Tensor {
  return quantile(x, 0.5, { ...options, method: 'midpoint' });
}
