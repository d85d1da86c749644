import { type Shape, sizeOf } from '@oneiros/core';
import { integral } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { floorDivide } from './floor-divide.ts';
import { less } from './less.ts';
import { mod } from './mod.ts';
import { where } from './where.ts';

/**
 * Flat indices into `shape` as one tensor of indices for each dimension.
 *
 * ```ts
 * unravelIndex(tensor([5], { dtype: 'int32' }), [2, 3]); // [1] and [2]
 * ```
 */
export function unravelIndex(indices: TensorLike, shape: Shape): Tensor[] {
  const given = integral('unravelIndex', indices);
  let rest = where(less(given, 0), add(given, sizeOf(shape)), given);
  const found: Tensor[] = [];
  for (let i = shape.length - 1; i >= 0; i--) {
    found.unshift(mod(rest, shape[i]!));
    rest = floorDivide(rest, shape[i]!);
  }
  return found;
}
