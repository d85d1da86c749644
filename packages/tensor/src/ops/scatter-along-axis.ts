import { canonicalAxis, expected } from '@oneiros/core';
import { bind } from '../bind.ts';
import { toDType } from '../internal/elementwise.ts';
import { fromFront, type ScatterMode, scatterVjp } from '../internal/indices.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { greaterEqual } from './greater-equal.ts';
import { less } from './less.ts';
import { logicalAnd } from './logical-and.ts';
import { takeAlongAxisOp } from './take-along-axis.ts';
import { where } from './where.ts';

/**
 * `x` with each of `updates` put at the index that `indices` has in its place, along `axis`; those outside are dropped.
 *
 * ```ts
 * scatterAlongAxis(zeros([2, 2]), [[1], [0]], tensor([[5], [6]]), { axis: 1 }); // [[0, 5], [6, 0]]
 * ```
 */
export function scatterAlongAxis(
  x: TensorLike,
  indices: TensorLike,
  updates: TensorLike,
  { axis, mode = 'update' }: { readonly axis: number; readonly mode?: ScatterMode },
): Tensor {
  const t = asTensor(x);
  const at = canonicalAxis(axis, t.shape.length, 'ops.scatterAlongAxis: axis');
  const index = fromFront('scatterAlongAxis', indices, t.shape[at]!);
  if (index.shape.length !== t.shape.length || index.shape.some((n, i) => i !== at && n !== t.shape[i])) {
    throw expected(
      'ops.scatterAlongAxis: indices',
      `a shape like [${t.shape}] but for axis ${at}`,
      `shape=[${index.shape}]`,
      'Broadcast them first.',
    );
  }
  return bind(scatterAlongAxisOp, [t, index, broadcastTo(toDType(updates, t.dtype), index.shape)], { axis: at, mode });
}

export const scatterAlongAxisOp: Op<
  readonly [x: Tensor, indices: Tensor, updates: Tensor],
  { readonly axis: number; readonly mode: ScatterMode }
> = {
  name: 'scatterAlongAxis',
  infer: ([x]) => ({ shape: x.shape, dtype: x.dtype }),
  vjp: (dy, [x, indices, updates], { axis, mode }, y) => {
    const inside = logicalAnd(greaterEqual(indices, 0), less(indices, x.shape[axis]!));
    const put = (into: Tensor, values: Tensor, how: ScatterMode): Tensor =>
      bind(scatterAlongAxisOp, [into, indices, values], { axis, mode: how });
    const get = (from: Tensor): Tensor => where(inside, bind(takeAlongAxisOp, [from, indices], { axis }), 0);
    const [dx, dupdates] = scatterVjp(mode, dy, x, updates, y, put, get);
    return [dx, null, dupdates];
  },
};
