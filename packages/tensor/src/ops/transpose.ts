import { canonicalAxis, expected } from '@oneiros/core';
import { bind } from '../bind.ts';
import { isIdentity, transposed } from '../internal/reshaped.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { sum } from './sum.ts';

/**
 * Dimensions in the order `axes`: dimension i of the result is dimension `axes[i]` of `x`. If absent, in reverse order.
 *
 * ```ts
 * transpose(zeros([2, 3, 4]), { axes: [0, 2, 1] }); // shape [2, 4, 3]
 * ```
 */
export function transpose(x: TensorLike, { axes }: { readonly axes?: readonly number[] | null } = {}): Tensor {
  const t = asTensor(x);
  const rank = t.shape.length;
  const order = axes
    ? axes.map((a) => canonicalAxis(a, rank, 'ops.transpose: axes'))
    : t.shape.map((_, i) => rank - 1 - i);
  if (order.length !== rank || new Set(order).size !== rank) {
    throw expected(
      'ops.transpose: axes',
      `each of the ${rank} axes once`,
      `axes=[${String(axes)}]`,
      `The shape is [${t.shape}].`,
    );
  }
  return transposed(t, order);
}

export const transposeOp: Op<readonly [x: Tensor], { readonly axes: readonly number[] }> = {
  name: 'transpose',
  infer: ([x], { axes }) => ({ shape: axes.map((a) => x.shape[a]!), dtype: x.dtype }),
  batch: ([x], _, { axes }) => bind(transposeOp, [x], { axes: [0, ...axes.map((axis) => axis + 1)] }),
  vjp: (dy, _, { axes }) => [
    transposed(
      dy,
      axes.map((_, i) => axes.indexOf(i)),
    ),
  ],
  simplify: ({ op, inputs: [x], attrs }, madeBy) => {
    const { axes } = attrs as { axes: readonly number[] };
    if (isIdentity(axes)) return x!;
    const inner = madeBy(x!);
    if (inner?.op !== op) return null;
    const before = (inner.attrs as { axes: readonly number[] }).axes;
    return { op, inputs: inner.inputs, attrs: { axes: axes.map((a) => before[a]!) } };
  },
  // Summed before it is transposed, there is less to move.
  summed: ({ inputs, attrs }, summedAxes) => {
    const { axes } = attrs as { axes: readonly number[] };
    const own = summedAxes.map((axis) => axes[axis]!).sort((a, b) => a - b);
    const left = axes.filter((axis) => !own.includes(axis));
    const order = left.map((axis) => axis - own.filter((other) => other < axis).length);
    return { inputs, build: ([x]) => transposed(sum(x!, { axis: own }), order) };
  },
};
