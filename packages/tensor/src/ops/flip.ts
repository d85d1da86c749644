import { canonicalAxes } from '@oneiros/core';
import { bind } from '../bind.ts';
import { sameSpec } from '../internal/elementwise.ts';
import { ofStack } from '../internal/reduction.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

/**
 * `x` with the elements along `axis` (along all axes, if absent) in reverse order.
 *
 * ```ts
 * flip(tensor([1, 2, 3])); // [3, 2, 1]
 * ```
 */
export function flip(
  x: TensorLike,
  { axis = null }: { readonly axis?: number | readonly number[] | null } = {},
): Tensor {
  const t = asTensor(x);
  const axes = canonicalAxes(axis, t.shape.length, 'ops.flip: axis');
  return axes.length === 0 ? t : bind(flipOp, [t], { axes });
}

export const flipOp: Op<readonly [x: Tensor], { readonly axes: readonly number[] }> = {
  name: 'flip',
  infer: sameSpec,
  batch: ([x], _, attrs) => bind(flipOp, [x], ofStack(attrs)),
  vjp: (dy, _, { axes }) => [bind(flipOp, [dy], { axes })],
  simplify: ({ op, inputs: [x], attrs }, madeBy) => {
    const { axes } = attrs as { axes: readonly number[] };
    if (axes.every((a) => x!.shape[a] === 1)) return x!;
    const inner = madeBy(x!);
    return inner?.op === op && (inner.attrs as { axes: readonly number[] }).axes.join() === axes.join()
      ? inner.inputs[0]!
      : null;
  },
};
