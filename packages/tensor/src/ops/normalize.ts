import { expected, show } from '@oneiros/core';
import { floating } from '../internal/elementwise.ts';
import { epsilon as least } from '../internal/epsilon.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { maximum } from './maximum.ts';
import { minimum } from './minimum.ts';
import { multiply } from './multiply.ts';
import { norm } from './norm.ts';
import { reshape } from './reshape.ts';
import { rsqrt } from './rsqrt.ts';
import { square } from './square.ts';
import { sum } from './sum.ts';

export interface NormalizeOptions {
  /** Default -1. */
  readonly axis?: number;
  /** The order of the norm, a positive integer. Default 2. */
  readonly order?: number;
  /** The least norm that is divided by. Default 1e-7. */
  readonly epsilon?: number | null;
}

/**
 * Divides vectors along `axis` by their norm.
 *
 * ```ts
 * normalize(tensor([[3, 4]])); // [[0.6, 0.8]]
 * ```
 */
export function normalize(x: TensorLike, { axis = -1, order = 2, epsilon = null }: NormalizeOptions = {}): Tensor {
  if (!Number.isInteger(order) || order < 1) throw expected('ops.normalize: order', 'a positive integer', show(order));
  const given = floating(x);
  const t = given.rank === 0 ? reshape(given, [1]) : given;
  const bound = epsilon ?? least;
  if (order === 2) return multiply(t, minimum(rsqrt(sum(square(t), { axis, keepdims: true })), 1 / bound));
  return divide(t, maximum(norm(t, { ord: order, axis, keepdims: true }), bound));
}
