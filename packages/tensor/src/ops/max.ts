import { bind } from '../bind.ts';
import { extremeVjp } from '../internal/extremum.ts';
import {
  checkNotEmpty,
  type ExtremeOptions,
  ofStack,
  type ReduceAttrs,
  reduceAttrs,
  reduceSpec,
  withoutAxes,
} from '../internal/reduction.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { maximum } from './maximum.ts';

/**
 * Greatest element over `axis`; NaN where there is one. Equal greatest elements share the gradient.
 *
 * ```ts
 * max(tensor([[1, 2], [3, 4]]), { axis: 0 }); // [3, 4]
 * ```
 */
export function max(x: TensorLike, { initial, ...options }: ExtremeOptions = {}): Tensor {
  const t = asTensor(x);
  const attrs = reduceAttrs('max', t, options);
  if (initial === undefined) checkNotEmpty('max', t, attrs);
  const result = bind(maxOp, [t], attrs);
  return initial === undefined ? result : maximum(result, initial);
}

export const maxOp: Op<readonly [x: Tensor], ReduceAttrs> = {
  name: 'max',
  infer: reduceSpec,
  batch: ([x], _, attrs) => bind(maxOp, [x], ofStack(attrs)),
  vjp: extremeVjp,
  simplify: withoutAxes,
};
