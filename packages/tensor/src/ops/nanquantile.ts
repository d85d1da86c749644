import { canonicalAxes } from '@oneiros/core';
import { floating, toDType } from '../internal/elementwise.ts';
import { quantiles } from '../internal/quantiles.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { all } from './all.ts';
import { isnan } from './isnan.ts';
import type { QuantileOptions } from './quantile.ts';

/**
 * The elements below which a share `q` lies of all elements over `axis` that are not NaN; for several q, along a first axis.
 *
 * ```ts
 * nanquantile(tensor([1, NaN, 3]), 0.5); // 2
 * ```
 */
export function nanquantile(
  x: TensorLike,
  q: TensorLike,
  { axis = null, keepdims = false, method = 'linear' }: QuantileOptions = {},
): Tensor {
  const t = floating(x);
  const axes = canonicalAxes(axis, t.shape.length, 'ops.nanquantile: axis');
  return quantiles(t, toDType(q, t.dtype), axes, keepdims, method, all(isnan(t), { axis: axes, keepdims: true }));
}
