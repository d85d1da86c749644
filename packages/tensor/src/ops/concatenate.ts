import { canonicalAxis, expected, promote } from '@oneiros/core';
import { bind } from '../bind.ts';
import { sliceAxis } from '../internal/static-slice.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { cast } from './cast.ts';

/**
 * Tensors one after another along `axis`.
 *
 * ```ts
 * concatenate([tensor([1, 2]), tensor([3])]); // [1, 2, 3]
 * ```
 */
export function concatenate(xs: readonly TensorLike[], { axis = 0 }: { readonly axis?: number } = {}): Tensor {
  const tensors = xs.map((x) => asTensor(x));
  const first = tensors[0];
  if (!first) throw expected('ops.concatenate', 'at least one tensor', 'xs=[]', 'Pass the tensors as an array.');
  const at = canonicalAxis(axis, first.shape.length, 'ops.concatenate: axis');
  const odd = tensors.find(
    (t) => t.shape.length !== first.shape.length || t.shape.some((n, i) => i !== at && n !== first.shape[i]),
  );
  if (odd) {
    throw expected(
      'ops.concatenate',
      `shapes that differ in axis ${at} only`,
      tensors.map((t) => `[${t.shape}]`).join(', '),
      'Reshape or pad them.',
    );
  }
  const dtype = promote(...tensors.map((t) => t.dtype));
  return tensors.length === 1
    ? first
    : bind(
        concatenateOp,
        tensors.map((t) => cast(t, dtype)),
        { axis: at },
      );
}

export const concatenateOp: Op<readonly Tensor[], { readonly axis: number }> = {
  name: 'concatenate',
  infer: (xs, { axis }) => {
    const total = xs.reduce((n, x) => n + x.shape[axis]!, 0);
    return { shape: xs[0]!.shape.map((n, i) => (i === axis ? total : n)), dtype: xs[0]!.dtype };
  },
  batch: (xs, batched, { axis }) => {
    const steps = xs[batched.indexOf(true)]!.shape[0]!;
    return bind(
      concatenateOp,
      xs.map((x, i) => (batched[i] ? x : broadcastTo(x, [steps, ...x.shape]))),
      { axis: axis + 1 },
    );
  },
  vjp: (dy, xs, { axis }) => {
    let at = 0;
    return xs.map((x) => sliceAxis(dy, axis, at, (at += x.shape[axis]!)));
  },
  simplify: ({ op, inputs, attrs }, madeBy) => {
    if (inputs.length === 1) return inputs[0]!;
    const { axis } = attrs as { readonly axis: number };
    const parts = inputs.map((input) => {
      const inner = madeBy(input);
      return inner?.op === op && (inner.attrs as { readonly axis: number }).axis === axis ? inner.inputs : [input];
    });
    return parts.some((part) => part.length > 1) ? { op, inputs: parts.flat(), attrs } : null;
  },
};
