import { canonicalAxis } from '@oneiros/core';
import { bind } from '../bind.ts';
import { fromFront } from '../internal/indices.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { expandDims } from './expand-dims.ts';
import { moveaxis } from './moveaxis.ts';
import { reshape } from './reshape.ts';
import { scatterNdOp } from './scatter-nd.ts';
import { zeros } from './zeros.ts';

/**
 * Elements of `x` at `indices` along `axis` (of the flattened tensor, if absent). Negative indices count from the end; those
 * outside give NaN, or the least integer, as Keras does on JAX.
 *
 * ```ts
 * take(tensor([10, 20, 30]), tensor([2, 0], { dtype: 'int32' }), { axis: 0 }); // [30, 10]
 * ```
 */
export function take(
  x: TensorLike,
  indices: TensorLike,
  { axis = null }: { readonly axis?: number | null } = {},
): Tensor {
  const t = axis === null ? reshape(x, [-1]) : asTensor(x);
  const at = canonicalAxis(axis ?? 0, t.shape.length, 'ops.take: axis');
  return bind(takeOp, [t, fromFront('take', indices, t.shape[at]!)], { axis: at });
}

export const takeOp: Op<readonly [x: Tensor, indices: Tensor], { readonly axis: number }> = {
  name: 'take',
  infer: ([x, indices], { axis }) => ({
    shape: [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)],
    dtype: x.dtype,
  }),
  // Rows of one table, or the same places in each of several.
  batch: ([x, indices], [ofX, ofIndices], { axis }) => {
    if (ofX && ofIndices) return null;
    if (ofX) return bind(takeOp, [x, indices], { axis: axis + 1 });
    return axis === 0 ? bind(takeOp, [x, indices], { axis }) : null;
  },
  // Adds each cotangent where its element came from, with `axis` moved to the front.
  vjp: (dy, [x, indices], { axis }) => {
    const source = dy.shape.map((_, i) => i).slice(axis, axis + indices.shape.length);
    const rows = moveaxis(
      dy,
      source,
      source.map((_, i) => i),
    );
    const zero = zeros([x.shape[axis]!, ...x.shape.slice(0, axis), ...x.shape.slice(axis + 1)], { dtype: x.dtype });
    return [moveaxis(bind(scatterNdOp, [zero, expandDims(indices, -1), rows], { mode: 'add' }), 0, axis), null];
  },
};
