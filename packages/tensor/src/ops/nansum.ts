import type { ReduceOptions } from '../internal/reduction.ts';
import { withoutNan } from '../internal/without-nan.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { sum } from './sum.ts';

/**
 * Sum of the elements over `axis` that are not NaN.
 *
 * ```ts
 * nansum(tensor([1, NaN, 2])); // 3
 * ```
 */
export function nansum(x: TensorLike, options: ReduceOptions = {}): Tensor {
  return sum(withoutNan(x, 0), options);
}
