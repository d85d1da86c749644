import { type DType, isFloat } from '@oneiros/core';
import { toDType } from '../internal/elementwise.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { equal } from './equal.ts';
import { isnan } from './isnan.ts';
import { where } from './where.ts';

export interface NanToNumOptions {
  /** What replaces NaN. Default 0. */
  readonly nan?: TensorLike;
  /** What replaces +∞. Default: the greatest number of the dtype. */
  readonly posinf?: TensorLike | null;
  /** What replaces −∞. Default: the least number of the dtype. */
  readonly neginf?: TensorLike | null;
}

/**
 * Elementwise `x` with NaN and infinities replaced by numbers.
 *
 * ```ts
 * nanToNum(tensor([NaN, 1])); // [0, 1]
 * ```
 */
export function nanToNum(x: TensorLike, { nan = 0, posinf = null, neginf = null }: NanToNumOptions = {}): Tensor {
  const t = asTensor(x);
  if (!isFloat(t.dtype)) return t;
  const greatest = greatestOf(t.dtype);
  const known = where(isnan(t), toDType(nan, t.dtype), t);
  const below = where(equal(t, Number.POSITIVE_INFINITY), toDType(posinf ?? greatest, t.dtype), known);
  return where(equal(t, Number.NEGATIVE_INFINITY), toDType(neginf ?? -greatest, t.dtype), below);
}

/** The greatest finite number of a floating dtype. */
function greatestOf(dtype: DType): number {
  if (dtype === 'float16') return 65504;
  if (dtype === 'bfloat16') return (2 - 2 ** -7) * 2 ** 127;
  return dtype === 'float32' ? (2 - 2 ** -23) * 2 ** 127 : Number.MAX_VALUE;
}
