import { bind } from '../bind.ts';
import { coordinatesFromFront } from '../internal/indices.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { scatterNdOp } from './scatter-nd.ts';
import { zerosLike } from './zeros-like.ts';

/**
 * The elements, or parts, of `x` at the coordinates along the last axis of `indices`; 0 where they lie outside.
 *
 * ```ts
 * gatherNd(tensor([[1, 2], [3, 4]]), [[0, 1], [1, 0]]); // [2, 3]
 * ```
 */
export function gatherNd(x: TensorLike, indices: TensorLike): Tensor {
  const t = asTensor(x);
  return bind(gatherNdOp, [t, coordinatesFromFront('gatherNd', indices, t.shape)]);
}

export const gatherNdOp: Op<readonly [x: Tensor, indices: Tensor]> = {
  name: 'gatherNd',
  infer: ([x, indices]) => ({
    shape: [...indices.shape.slice(0, -1), ...x.shape.slice(indices.shape.at(-1)!)],
    dtype: x.dtype,
  }),
  vjp: (dy, [x, indices]) => [bind(scatterNdOp, [zerosLike(x), indices, dy], { mode: 'add' }), null],
};
