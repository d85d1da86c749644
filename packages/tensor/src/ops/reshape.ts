import { expected, type Shape, sameShape, sizeOf } from '@oneiros/core';
import { bind } from '../bind.ts';
import { reshaped } from '../internal/reshaped.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

/**
 * Gives `x` another shape of as many elements; one size may be `-1` and is then worked out.
 *
 * ```ts
 * reshape(arange(6), [2, -1]); // shape [2, 3]
 * ```
 */
export function reshape(x: TensorLike, newshape: Shape): Tensor {
  const t = asTensor(x);
  const shape = resolve(t.shape, newshape);
  return sameShape(shape, t.shape) ? t : bind(reshapeOp, [t], { shape });
}

export const reshapeOp: Op<readonly [x: Tensor], { readonly shape: Shape }> = {
  name: 'reshape',
  infer: ([x], { shape }) => ({ shape, dtype: x.dtype }),
  batch: ([x], _, { shape }) => bind(reshapeOp, [x], { shape: [x.shape[0]!, ...shape] }),
  vjp: (dy, [x]) => [reshaped(dy, x.shape)],
  simplify: ({ op, inputs: [x], attrs }, madeBy) => {
    if (sameShape(x!.shape, (attrs as { shape: Shape }).shape)) return x!;
    const inner = madeBy(x!);
    return inner?.op === op ? { op, inputs: inner.inputs, attrs } : null;
  },
};

function resolve(from: Shape, to: Shape): number[] {
  const open = to.indexOf(-1);
  const rest = sizeOf(to.filter((_, i) => i !== open));
  const size = sizeOf(from);
  const shape = to.map((n, i) => (i === open ? size / rest : n));
  const valid = shape.every((n) => Number.isInteger(n) && n >= 0) && sizeOf(shape) === size;
  if (!valid)
    throw expected(
      'ops.reshape',
      `a shape of ${size} elements`,
      `newshape=[${to}] for shape [${from}]`,
      'One size may be -1.',
    );
  return shape;
}
