import { canonicalAxes } from '@oneiros/core';
import { floating, toDType } from '../internal/elementwise.ts';
import { quantiles } from '../internal/quantiles.ts';
import type { ReduceOptions } from '../internal/reduction.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { any } from './any.ts';
import { isnan } from './isnan.ts';

/** How a quantile between two elements is found. */
export type QuantileMethod = 'linear' | 'lower' | 'higher' | 'midpoint' | 'nearest';
export interface QuantileOptions extends ReduceOptions {
  /** What a quantile between two elements is. Default 'linear': on the line between them. */
  readonly method?: QuantileMethod;
}

/**
 * The elements below which a share `q` of all elements over `axis` lies; for several q, along a first axis. NaN where one is.
 *
 * ```ts
 * quantile(tensor([1, 2, 3, 4, 5]), 0.25); // 2
 * ```
 */
export function quantile(
  x: TensorLike,
  q: TensorLike,
  { axis = null, keepdims = false, method = 'linear' }: QuantileOptions = {},
): Tensor {
  const t = floating(x);
  const axes = canonicalAxes(axis, t.shape.length, 'ops.quantile: axis');
  return quantiles(t, toDType(q, t.dtype), axes, keepdims, method, any(isnan(t), { axis: axes, keepdims: true }));
}
