import type { ArgOptions } from '../internal/reduction.ts';
import { withoutNan } from '../internal/without-nan.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { all } from './all.ts';
import { argmax } from './argmax.ts';
import { isnan } from './isnan.ts';
import { where } from './where.ts';

/**
 * Index of the greatest element along `axis` that is not NaN, as int32; -1 where all are.
 *
 * ```ts
 * nanargmax(tensor([1, NaN, 2])); // 2
 * ```
 */
export function nanargmax(x: TensorLike, options: ArgOptions = {}): Tensor {
  const t = asTensor(x);
  const found = argmax(withoutNan(t, Number.NEGATIVE_INFINITY), options);
  return where(all(isnan(t), options), -1, found);
}
