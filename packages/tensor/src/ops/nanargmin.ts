import type { ArgOptions } from '../internal/reduction.ts';
import { withoutNan } from '../internal/without-nan.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { all } from './all.ts';
import { argmin } from './argmin.ts';
import { isnan } from './isnan.ts';
import { where } from './where.ts';

/**
 * Index of the least element along `axis` that is not NaN, as int32; -1 where all are.
 *
 * ```ts
 * nanargmin(tensor([1, NaN, 2])); // 0
 * ```
 */
export function nanargmin(x: TensorLike, options: ArgOptions = {}): Tensor {
  const t = asTensor(x);
  const found = argmin(withoutNan(t, Number.POSITIVE_INFINITY), options);
  return where(all(isnan(t), options), -1, found);
}
