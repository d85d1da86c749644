import { bind } from '../bind.ts';
import { type ArgAttrs, type ArgOptions, alongAxis, argSpec } from '../internal/reduction.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

export type { ArgAttrs, ArgOptions } from '../internal/reduction.ts';

/**
 * Index of the greatest element along `axis` (of the flattened tensor, if absent), as int32: the first one of equals, and NaN before all.
 *
 * ```ts
 * argmax(tensor([1, 5, 5])); // 1
 * ```
 */
export function argmax(x: TensorLike, options: ArgOptions = {}): Tensor {
  return alongAxis('argmax', x, options, (t, attrs) => bind(argmaxOp, [t], attrs));
}

export const argmaxOp: Op<readonly [x: Tensor], ArgAttrs> = {
  name: 'argmax',
  infer: argSpec,
  batch: ([x], _, { axis, keepdims }) => bind(argmaxOp, [x], { axis: axis + 1, keepdims }),
  vjp: null,
};
