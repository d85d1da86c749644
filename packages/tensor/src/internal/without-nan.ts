import { isFloat } from '@oneiros/core';
import { isnan } from '../ops/isnan.ts';
import { logicalNot } from '../ops/logical-not.ts';
import { sum } from '../ops/sum.ts';
import { where } from '../ops/where.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import type { ReduceOptions } from './reduction.ts';

/** `x` with another value in place of NaN. */
export function withoutNan(x: TensorLike, value: number): Tensor {
  const t = asTensor(x);
  return isFloat(t.dtype) ? where(isnan(t), value, t) : t;
}
/** How many elements are not NaN. */
export function countKnown(x: TensorLike, options: ReduceOptions): Tensor {
  return sum(logicalNot(isnan(x)), options);
}
