import { expected } from '@oneiros/core';
import { bind } from '../bind.ts';
import { sliceAxis } from '../internal/static-slice.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { argsortOp } from './argsort.ts';
import { takeAlongAxisOp } from './take-along-axis.ts';

/**
 * The `k` greatest elements along the last axis, in descending order, and their indices as int32; of equal ones the first comes first.
 *
 * ```ts
 * const [values, indices] = topK(tensor([1, 3, 2]), 2); // [3, 2] and [1, 2]
 * ```
 */
export function topK(
  x: TensorLike,
  k: number,
  { sorted = true }: { readonly sorted?: boolean } = {},
): readonly [values: Tensor, indices: Tensor] {
  const t = asTensor(x);
  const size = t.shape.at(-1);
  if (size === undefined || !Number.isInteger(k) || k < 0 || k > size) {
    throw expected(
      'ops.topK: k',
      'at most the size of the last dimension',
      `k=${k} for shape [${t.shape}], sorted=${sorted}`,
      'Pass a smaller k.',
    );
  }
  return bind(topKOp, [t], { k });
}

export const topKOp: Op<readonly [x: Tensor], { readonly k: number }, readonly [values: Tensor, indices: Tensor]> = {
  name: 'topK',
  infer: ([x], { k }) => {
    const shape = [...x.shape.slice(0, -1), k];
    return [
      { shape, dtype: x.dtype },
      { shape, dtype: 'int32' },
    ];
  },
  expand: ([x], { k }) => {
    const axis = x.shape.length - 1;
    const indices = sliceAxis(bind(argsortOp, [x], { axis, descending: true }), axis, 0, k);
    return [bind(takeAlongAxisOp, [x, indices], { axis }), indices];
  },
};
