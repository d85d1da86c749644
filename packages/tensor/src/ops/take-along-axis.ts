import { broadcastShapes, canonicalAxis, type Shape } from '@oneiros/core';
import { bind } from '../bind.ts';
import { fromFront } from '../internal/indices.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { reshape } from './reshape.ts';
import { scatterAlongAxisOp } from './scatter-along-axis.ts';
import { zerosLike } from './zeros-like.ts';

/**
 * For each place, the element of `x` at the index that `indices` has there, along `axis` (of the flattened tensor, if absent).
 * Negative indices count from the end; those outside give NaN, or the least integer.
 *
 * ```ts
 * takeAlongAxis(tensor([[1, 2], [3, 4]]), [[1], [0]], { axis: 1 }); // [[2], [3]]
 * ```
 */
export function takeAlongAxis(
  x: TensorLike,
  indices: TensorLike,
  { axis = null }: { readonly axis?: number | null } = {},
): Tensor {
  const t = axis === null ? reshape(x, [-1]) : asTensor(x);
  const at = canonicalAxis(axis ?? 0, t.shape.length, 'ops.takeAlongAxis: axis');
  let index = fromFront('takeAlongAxis', indices, t.shape[at]!);
  if (axis === null) index = reshape(index, [-1]);
  const without = (shape: Shape): number[] => shape.map((n, i) => (i === at ? 1 : n));
  const common = broadcastShapes('ops.takeAlongAxis', without(t.shape), without(index.shape));
  const sized = (y: Tensor): Tensor =>
    broadcastTo(
      y,
      common.map((n, i) => (i === at ? y.shape[at]! : n)),
    );
  return bind(takeAlongAxisOp, [sized(t), sized(index)], { axis: at });
}

export const takeAlongAxisOp: Op<readonly [x: Tensor, indices: Tensor], { readonly axis: number }> = {
  name: 'takeAlongAxis',
  infer: ([x, indices]) => ({ shape: indices.shape, dtype: x.dtype }),
  batch: ([x, indices], [ofX, ofIndices], { axis }) =>
    ofX && ofIndices ? bind(takeAlongAxisOp, [x, indices], { axis: axis + 1 }) : null,
  vjp: (dy, [x, indices], { axis }) => [
    bind(scatterAlongAxisOp, [zerosLike(x), indices, dy], { axis, mode: 'add' }),
    null,
  ],
};
