import { type DType, isInteger } from '@oneiros/core';
import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { cast } from './cast.ts';
import { divide } from './divide.ts';
import { expandDims } from './expand-dims.ts';
import { floor } from './floor.ts';
import { iota } from './iota.ts';
import { less } from './less.ts';
import { moveaxis } from './moveaxis.ts';
import { multiply } from './multiply.ts';
import { reshape } from './reshape.ts';
import { subtract } from './subtract.ts';
import { where } from './where.ts';
import { zerosLike } from './zeros-like.ts';

export interface LinspaceOptions {
  /** How many. Default 50. */
  readonly num?: number;
  /** Whether `stop` is the last one. Default true. */
  readonly endpoint?: boolean;
  /** Default: float32, or that of `start` and `stop`; integers are rounded down. */
  readonly dtype?: DType;
  /** Where the new axis lies. Default 0. */
  readonly axis?: number;
}

/**
 * `num` equally spaced numbers from `start` to `stop`; with `retstep`, also the distance between them.
 *
 * ```ts
 * linspace(0, 1, { num: 5 }); // [0, 0.25, 0.5, 0.75, 1]
 * ```
 */
export function linspace(
  start: TensorLike,
  stop: TensorLike,
  options?: LinspaceOptions & { readonly retstep?: false },
): Tensor;
export function linspace(
  start: TensorLike,
  stop: TensorLike,
  options: LinspaceOptions & { readonly retstep: true },
): [samples: Tensor, step: Tensor];
export function linspace(
  start: TensorLike,
  stop: TensorLike,
  {
    num = 50,
    endpoint = true,
    retstep = false,
    dtype,
    axis = 0,
  }: LinspaceOptions & { readonly retstep?: boolean } = {},
): Tensor | [Tensor, Tensor] {
  const [from, to] = operands(start, stop, 'float');
  const type = dtype ?? from.dtype;
  const gaps = endpoint ? num - 1 : num;
  const [low, high] = [expandDims(add(from, zerosLike(to)), 0), expandDims(add(to, zerosLike(from)), 0)];
  const fraction = divide(iota([num], { dtype: from.dtype }), Math.max(gaps, 1));
  const t = reshape(fraction, [num, ...low.shape.slice(1).map(() => 1)]);
  let samples = add(multiply(low, subtract(1, t)), multiply(high, t));
  if (endpoint && num > 1) samples = where(less(reshape(iota([num]), t.shape), num - 1), samples, high);
  samples = moveaxis(isInteger(type) ? floor(samples) : samples, 0, axis);
  const result = cast(samples, type);
  return retstep ? [result, gaps > 0 ? divide(subtract(to, from), gaps) : multiply(from, Number.NaN)] : result;
}
