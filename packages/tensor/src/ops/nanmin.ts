import { isFloat } from '@oneiros/core';
import type { ReduceOptions } from '../internal/reduction.ts';
import { countKnown, withoutNan } from '../internal/without-nan.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { equal } from './equal.ts';
import { min } from './min.ts';
import { where } from './where.ts';

/**
 * Least element over `axis` that is not NaN; NaN where all are.
 *
 * ```ts
 * nanmin(tensor([1, NaN, 2])); // 1
 * ```
 */
export function nanmin(x: TensorLike, options: ReduceOptions = {}): Tensor {
  const t = asTensor(x);
  const found = min(withoutNan(t, Number.POSITIVE_INFINITY), options);
  return isFloat(t.dtype) ? where(equal(countKnown(t, options), 0), Number.NaN, found) : found;
}
