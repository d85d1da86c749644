import { bind } from '../bind.ts';
import { toDType } from '../internal/elementwise.ts';
import { coordinatesFromFront, type ScatterMode, scatterVjp } from '../internal/indices.ts';
import type { Op } from '../op.ts';
import { asTensor, type Spec, type Tensor, type TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { gatherNdOp } from './gather-nd.ts';

export type { ScatterMode } from '../internal/indices.ts';

/**
 * `x` with `updates` put at the coordinates along the last axis of `indices`; those outside are dropped.
 * Of several updates of one element, the last one counts with mode 'update'.
 *
 * ```ts
 * scatterNd(zeros([3]), [[0], [2]], tensor([5, 6])); // [5, 0, 6]
 * ```
 */
export function scatterNd(
  x: TensorLike,
  indices: TensorLike,
  updates: TensorLike,
  { mode = 'update' }: { readonly mode?: ScatterMode } = {},
): Tensor {
  const t = asTensor(x);
  const at = coordinatesFromFront('scatterNd', indices, t.shape);
  const shape = [...at.shape.slice(0, -1), ...t.shape.slice(at.shape.at(-1)!)];
  return bind(scatterNdOp, [t, at, broadcastTo(toDType(updates, t.dtype), shape)], { mode });
}

export const scatterNdOp: Op<readonly [x: Tensor, indices: Tensor, updates: Tensor], { readonly mode: ScatterMode }> = {
  name: 'scatterNd',
  infer: sameSpec3,
  vjp: (dy, [x, indices, updates], { mode }, y) => {
    const put = (into: Tensor, values: Tensor, how: ScatterMode): Tensor =>
      bind(scatterNdOp, [into, indices, values], { mode: how });
    const [dx, dupdates] = scatterVjp(mode, dy, x, updates, y, put, (from) => bind(gatherNdOp, [from, indices]));
    return [dx, null, dupdates];
  },
};

function sameSpec3([x]: readonly [Spec, Spec, Spec]): Spec {
  return { shape: x.shape, dtype: x.dtype };
}
