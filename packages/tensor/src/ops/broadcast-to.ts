import { broadcastShapes, expected, type Shape, sameShape } from '@oneiros/core';
import { bind } from '../bind.ts';
import { repeated, reshaped } from '../internal/reshaped.ts';
import type { Op } from '../op.ts';
import { reduceTo } from '../reduce-to.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

/**
 * Repeats `x` along new dimensions and those of size 1, to `shape`.
 *
 * ```ts
 * broadcastTo(tensor([1, 2]), [3, 2]);
 * ```
 */
export function broadcastTo(x: TensorLike, shape: Shape): Tensor {
  const t = asTensor(x);
  if (sameShape(t.shape, shape)) return t;
  if (!sameShape(broadcastShapes('ops.broadcastTo', t.shape, shape), shape)) {
    throw expected('ops.broadcastTo', `a shape that [${t.shape}] broadcasts to`, `shape=[${shape}]`);
  }
  return bind(broadcastToOp, [t], { shape });
}

export const broadcastToOp: Op<readonly [x: Tensor], { readonly shape: Shape }> = {
  name: 'broadcastTo',
  infer: ([x], { shape }) => ({ shape, dtype: x.dtype }),
  batch: ([x], _, { shape }) => {
    const [steps, ...own] = x.shape;
    const aligned = reshaped(x, [steps!, ...new Array<number>(shape.length - own.length).fill(1), ...own]);
    return repeated(aligned, [steps!, ...shape]);
  },
  vjp: (dy, [x]) => [reduceTo(dy, x.shape)],
  simplify: ({ op, inputs: [x], attrs }, madeBy) => {
    if (sameShape(x!.shape, (attrs as { shape: Shape }).shape)) return x!;
    const inner = madeBy(x!);
    return inner?.op === op ? { op, inputs: inner.inputs, attrs } : null;
  },
};
