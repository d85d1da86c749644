import { bind } from '../bind.ts';
import { toDType } from '../internal/elementwise.ts';
import {
  ofStack,
  type ReduceAttrs,
  type ReduceOptions,
  reduceAttrs,
  reduceSpec,
  withoutAxes,
} from '../internal/reduction.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Whether any element over `axis` is true; anything but 0 counts as true.
 *
 * ```ts
 * any(tensor([[true, false], [false, false]]), { axis: 1 }); // [true, false]
 * ```
 */
export function any(x: TensorLike, options: ReduceOptions = {}): Tensor {
  const t = toDType(x, 'bool');
  return bind(anyOp, [t], reduceAttrs('any', t, options));
}

export const anyOp: Op<readonly [x: Tensor], ReduceAttrs> = {
  name: 'any',
  infer: reduceSpec,
  batch: ([x], _, attrs) => bind(anyOp, [x], ofStack(attrs)),
  vjp: null,
  simplify: withoutAxes,
};
