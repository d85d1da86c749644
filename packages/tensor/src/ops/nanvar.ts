import { floating } from '../internal/elementwise.ts';
import type { ReduceOptions } from '../internal/reduction.ts';
import { countKnown } from '../internal/without-nan.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { divide } from './divide.ts';
import { isnan } from './isnan.ts';
import { nanmean } from './nanmean.ts';
import { square } from './square.ts';
import { subtract } from './subtract.ts';
import { sum } from './sum.ts';
import { where } from './where.ts';

/**
 * Variance of the elements over `axis` that are not NaN.
 *
 * ```ts
 * nanvar(tensor([1, NaN, 3])); // 1
 * ```
 */
export function nanvar(x: TensorLike, options: ReduceOptions = {}): Tensor {
  const t = floating(x);
  const center = nanmean(t, { ...options, keepdims: true });
  const distance = where(isnan(t), 0, subtract(t, center));
  return divide(sum(square(distance), options), cast(countKnown(t, options), t.dtype));
}
