import { expected, type Shape, sameShape } from '@oneiros/core';
import { bind } from '../bind.ts';
import { scalarsOf } from '../internal/static-slice.ts';
import type { Op } from '../op.ts';
import { asTensor, Tensor, type TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { dynamicSlice } from './dynamic-slice.ts';
import { padOp } from './pad.ts';

/**
 * The part of `inputs` of `shape` that starts at `startIndices`; a size of -1 takes all that remains.
 * Starts that are a tensor, or do not leave room for `shape`, are moved to the nearest valid place.
 *
 * ```ts
 * slice(tensor([[1, 2, 3], [4, 5, 6]]), [0, 1], [2, 2]); // [[2, 3], [5, 6]]
 * ```
 */
export function slice(inputs: TensorLike, startIndices: TensorLike, shape: Shape): Tensor {
  const t = asTensor(inputs);
  if (startIndices instanceof Tensor || !Array.isArray(startIndices)) {
    if (shape.includes(-1))
      throw expected(
        'ops.slice: shape',
        'sizes, where startIndices is a tensor',
        `shape=[${shape}]`,
        'Give all sizes.',
      );
    return dynamicSlice(t, scalarsOf(startIndices), shape);
  }
  const starts = startIndices.map(Number);
  const sizes = shape.map((n, i) => (n === -1 ? t.shape[i]! - starts[i]! : n));
  checkSizes('ops.slice', t.shape, starts, sizes);
  return bind(sliceOp, [t], {
    starts: starts.map((start, i) =>
      Math.min(Math.max(start < 0 ? start + t.shape[i]! : start, 0), t.shape[i]! - sizes[i]!),
    ),
    sizes,
    steps: sizes.map(() => 1),
  });
}

/** Along each axis: `sizes` elements from `starts` on, `steps` apart. */
export interface SliceAttrs {
  readonly starts: readonly number[];
  readonly sizes: readonly number[];
  readonly steps: readonly number[];
}

export const sliceOp: Op<readonly [x: Tensor], SliceAttrs> = {
  name: 'slice',
  infer: ([x], { sizes }) => ({ shape: sizes, dtype: x.dtype }),
  batch: ([x], _, { starts, sizes, steps }) =>
    bind(sliceOp, [x], { starts: [0, ...starts], sizes: [x.shape[0]!, ...sizes], steps: [1, ...steps] }),
  vjp: (dy, [x], { starts, sizes, steps }) => {
    const high = sizes.map((n, i) => x.shape[i]! - starts[i]! - (n === 0 ? 0 : (n - 1) * steps[i]! + 1));
    return [bind(padOp, [dy, cast(0, dy.dtype)], { low: starts, high, interior: steps.map((n) => n - 1) })];
  },
  simplify: ({ inputs: [x], attrs }) => (sameShape(x!.shape, (attrs as SliceAttrs).sizes) ? x! : null),
};

/** Checks that a part of `sizes` fits into `shape`. */
export function checkSizes(subject: string, shape: Shape, starts: ArrayLike<unknown>, sizes: Shape): void {
  const fits = starts.length === shape.length && sizes.length === shape.length;
  if (fits && sizes.every((n, i) => Number.isInteger(n) && n >= 0 && n <= shape[i]!)) return;
  throw expected(
    subject,
    `a start and a size for each dimension of shape [${shape}]`,
    `${starts.length} starts, sizes [${sizes}]`,
    'No size may exceed that of its dimension.',
  );
}
