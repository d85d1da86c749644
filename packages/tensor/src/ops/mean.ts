import { promote, type Shape } from '@oneiros/core';
import { bind } from '../bind.ts';
import { floating } from '../internal/elementwise.ts';
import {
  ofStack,
  type ReduceAttrs,
  type ReduceOptions,
  reduceAttrs,
  reducedShape,
  reduceSpec,
  withoutAxes,
} from '../internal/reduction.ts';
import { repeated, reshaped } from '../internal/reshaped.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { divide } from './divide.ts';
import { sum } from './sum.ts';

/**
 * Mean of the elements over `axis`; integers give float32, and 16-bit floats are summed in float32.
 *
 * ```ts
 * mean(tensor([[1, 2], [3, 4]]), { axis: 0 }); // [2, 3]
 * ```
 */
export function mean(x: TensorLike, options: ReduceOptions = {}): Tensor {
  const t = floating(x);
  return bind(meanOp, [t], reduceAttrs('mean', t, options));
}

export const meanOp: Op<readonly [x: Tensor], ReduceAttrs> = {
  name: 'mean',
  infer: reduceSpec,
  batch: ([x], _, attrs) => bind(meanOp, [x], ofStack(attrs)),
  vjp: (dy, [x], { axes }) => {
    const share = divide(reshaped(dy, reducedShape(x.shape, { axes, keepdims: true })), countOver(x.shape, axes));
    return [repeated(share, x.shape)];
  },
  expand: ([x], { axes, keepdims }) => {
    const total = sum(cast(x, promote(x.dtype, 'float32')), { axis: axes, keepdims });
    return cast(divide(total, countOver(x.shape, axes)), x.dtype);
  },
  simplify: withoutAxes,
};

/** How many elements are reduced to one. */
function countOver(shape: Shape, axes: readonly number[]): number {
  return axes.reduce((count, axis) => count * shape[axis]!, 1);
}
