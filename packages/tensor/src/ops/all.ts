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
 * Whether all elements over `axis` are true; anything but 0 counts as true.
 *
 * ```ts
 * all(tensor([[true, false], [true, true]]), { axis: 1 }); // [false, true]
 * ```
 */
export function all(x: TensorLike, options: ReduceOptions = {}): Tensor {
  const t = toDType(x, 'bool');
  return bind(allOp, [t], reduceAttrs('all', t, options));
}

export const allOp: Op<readonly [x: Tensor], ReduceAttrs> = {
  name: 'all',
  infer: reduceSpec,
  batch: ([x], _, attrs) => bind(allOp, [x], ofStack(attrs)),
  vjp: null,
  simplify: withoutAxes,
};
