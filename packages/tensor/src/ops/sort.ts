import { canonicalAxis } from '@oneiros/core';
import { bind } from '../bind.ts';
import { sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { argsortOp, type SortOptions } from './argsort.ts';
import { reshape } from './reshape.ts';
import { takeAlongAxisOp } from './take-along-axis.ts';

/**
 * `x` sorted along `axis` in ascending order, NaN last.
 *
 * ```ts
 * sort(tensor([3, 1, 2])); // [1, 2, 3]
 * ```
 */
export function sort(x: TensorLike, { axis = -1 }: SortOptions = {}): Tensor {
  const t = asTensor(x);
  const input = axis === null ? reshape(t, [-1]) : t;
  return bind(sortOp, [input], { axis: axis === null ? 0 : canonicalAxis(axis, t.shape.length, 'ops.sort: axis') });
}

export const sortOp: Op<readonly [x: Tensor], { readonly axis: number }> = {
  name: 'sort',
  infer: sameSpec,
  expand: ([x], { axis }) => bind(takeAlongAxisOp, [x, bind(argsortOp, [x], { axis, descending: false })], { axis }),
};
