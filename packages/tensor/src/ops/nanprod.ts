import type { ReduceOptions } from '../internal/reduction.ts';
import { withoutNan } from '../internal/without-nan.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { prod } from './prod.ts';

/**
 * Product of the elements over `axis` that are not NaN.
 *
 * ```ts
 * nanprod(tensor([3, NaN, 2])); // 6
 * ```
 */
export function nanprod(x: TensorLike, options: ReduceOptions = {}): Tensor {
  return prod(withoutNan(x, 1), options);
}
