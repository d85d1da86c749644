import { canonicalAxis, type DType, type Shape } from '@oneiros/core';
import { bind } from '../bind.ts';
import type { Op } from '../op.ts';
import type { Tensor } from '../tensor.ts';

/**
 * 0, 1, 2, … along one axis of `shape`, the same along all others.
 *
 * ```ts
 * iota([2, 3], { axis: 1 }); // [[0, 1, 2], [0, 1, 2]]
 * ```
 */
export function iota(
  shape: Shape,
  { axis = 0, dtype = 'int32' }: { readonly axis?: number; readonly dtype?: DType } = {},
): Tensor {
  return bind(iotaOp, [], { shape, axis: canonicalAxis(axis, shape.length, 'ops.iota: axis'), dtype });
}

export const iotaOp: Op<readonly [], { readonly shape: Shape; readonly axis: number; readonly dtype: DType }> = {
  name: 'iota',
  infer: (_, { shape, dtype }) => ({ shape, dtype }),
  vjp: null,
};
