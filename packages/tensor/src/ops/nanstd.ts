import type { ReduceOptions } from '../internal/reduction.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { nanvar } from './nanvar.ts';
import { sqrt } from './sqrt.ts';

/**
 * Standard deviation of the elements over `axis` that are not NaN.
 *
 * ```ts
 * nanstd(tensor([1, NaN, 3])); // 1
 * ```
 */
export function nanstd(x: TensorLike, options: ReduceOptions = {}): Tensor {
  return sqrt(nanvar(x, options));
}
