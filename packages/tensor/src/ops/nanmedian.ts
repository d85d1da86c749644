import type { ReduceOptions } from '../internal/reduction.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { nanquantile } from './nanquantile.ts';

/**
 * The middle element over `axis`, or the mean of the two, of those that are not NaN.
 *
 * ```ts
 * nanmedian(tensor([3, NaN, 2])); // 2.5
 * ```
 */
export function nanmedian(x: TensorLike, options: ReduceOptions = {}): Tensor {
  return nanquantile(x, 0.5, { ...options, method: 'midpoint' });
}
