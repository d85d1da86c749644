import type { Shape } from '@oneiros/core';
import { bind } from '../bind.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { cast } from './cast.ts';
import { dynamicUpdateSlice } from './dynamic-update-slice.ts';
import { less } from './less.ts';
import { checkSizes } from './slice.ts';
import { where } from './where.ts';
import { zerosLike } from './zeros-like.ts';

/**
 * The part of `x` of size `sizes` that starts at `starts`, int32 scalars that may be computed; starts that leave no room are
 * moved to the nearest place that does.
 *
 * ```ts
 * dynamicSlice(tensor([1, 2, 3, 4]), [tensor(1, { dtype: 'int32' })], [2]); // [2, 3]
 * ```
 */
export function dynamicSlice(x: TensorLike, starts: readonly TensorLike[], sizes: Shape): Tensor {
  const t = asTensor(x);
  checkSizes('ops.dynamicSlice', t.shape, starts, sizes);
  return bind(dynamicSliceOp, [t, ...starts.map((s, i) => startOf(s, t.shape[i]!))], { sizes });
}

export const dynamicSliceOp: Op<readonly Tensor[], { readonly sizes: Shape }> = {
  name: 'dynamicSlice',
  infer: ([x], { sizes }) => ({ shape: sizes, dtype: x!.dtype }),
  vjp: (dy, [x, ...starts]) => [dynamicUpdateSlice(zerosLike(x!), dy, starts), ...starts.map(() => null)],
};

/** A start as an int32 scalar, counted from the end where it is negative. */
export function startOf(start: TensorLike, size: number): Tensor {
  if (typeof start === 'number') return asTensor(start < 0 ? start + size : start, 'int32');
  const s = cast(start, 'int32');
  return where(less(s, 0), add(s, size), s);
}
