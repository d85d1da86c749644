import { isFloat } from '@oneiros/core';
import type { ReduceOptions } from '../internal/reduction.ts';
import { countKnown, withoutNan } from '../internal/without-nan.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { equal } from './equal.ts';
import { max } from './max.ts';
import { where } from './where.ts';

/**
 * Greatest element over `axis` that is not NaN; NaN where all are.
 *
 * ```ts
 * nanmax(tensor([1, NaN, 2])); // 2
 * ```
 */
export function nanmax(x: TensorLike, options: ReduceOptions = {}): Tensor {
  const t = asTensor(x);
  const found = max(withoutNan(t, Number.NEGATIVE_INFINITY), options);
  return isFloat(t.dtype) ? where(equal(countKnown(t, options), 0), Number.NaN, found) : found;
}
