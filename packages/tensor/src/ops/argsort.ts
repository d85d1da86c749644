import { canonicalAxis } from '@oneiros/core';
import { bind } from '../bind.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { reshape } from './reshape.ts';

export interface SortOptions {
  /** The axis to sort along; `null` flattens. Default -1, the last. */
  readonly axis?: number | null;
}

/**
 * Indices, as int32, that sort `x` along `axis` in ascending order; equal elements keep their order, NaN comes last.
 *
 * ```ts
 * argsort(tensor([3, 1, 2])); // [1, 2, 0]
 * ```
 */
export function argsort(x: TensorLike, { axis = -1 }: SortOptions = {}): Tensor {
  const t = asTensor(x);
  const flat = axis === null || t.shape.length === 0;
  const input = flat ? reshape(t, [-1]) : t;
  return bind(argsortOp, [input], {
    axis: flat ? 0 : canonicalAxis(axis, t.shape.length, 'ops.argsort: axis'),
    descending: false,
  });
}

export interface ArgsortAttrs {
  readonly axis: number;
  /** Greatest first, NaN before all; equal elements keep their order. */
  readonly descending: boolean;
}

export const argsortOp: Op<readonly [x: Tensor], ArgsortAttrs> = {
  name: 'argsort',
  infer: ([x]) => ({ shape: x.shape, dtype: 'int32' }),
  batch: ([x], _, { axis, descending }) => bind(argsortOp, [x], { axis: axis + 1, descending }),
  vjp: null,
};
