import { bind } from '../bind.ts';
import { type ArgAttrs, type ArgOptions, alongAxis, argSpec } from '../internal/reduction.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Index of the least element along `axis` (of the flattened tensor, if absent), as int32: the first one of equals, and NaN before all.
 *
 * ```ts
 * argmin(tensor([3, 1, 1])); // 1
 * ```
 */
export function argmin(x: TensorLike, options: ArgOptions = {}): Tensor {
  return alongAxis('argmin', x, options, (t, attrs) => bind(argminOp, [t], attrs));
}

export const argminOp: Op<readonly [x: Tensor], ArgAttrs> = {
  name: 'argmin',
  infer: argSpec,
  batch: ([x], _, { axis, keepdims }) => bind(argminOp, [x], { axis: axis + 1, keepdims }),
  vjp: null,
};
