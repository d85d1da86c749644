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
import { minimum } from './minimum.ts';

/**
 * Least element over `axis`; NaN where there is one. Equal least elements share the gradient.
 *
 * ```ts
 * min(tensor([[1, 2], [3, 4]]), { axis: 0 }); // [1, 2]
 * ```
 */
export function min(x: TensorLike, { initial, ...options }: ExtremeOptions = {}): Tensor {
  const t = asTensor(x);
  const attrs = reduceAttrs('min', t, options);
  if (initial === undefined) checkNotEmpty('min', t, attrs);
  const result = bind(minOp, [t], attrs);
  return initial === undefined ? result : minimum(result, initial);
}

export const minOp: Op<readonly [x: Tensor], ReduceAttrs> = {
  name: 'min',
  infer: reduceSpec,
  batch: ([x], _, attrs) => bind(minOp, [x], ofStack(attrs)),
  vjp: extremeVjp,
  simplify: withoutAxes,
};
