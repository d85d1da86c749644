import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { greater } from './greater.ts';
import { where } from './where.ts';

/**
 * Elementwise `x` where it is above `limit`, else `defaultValue`.
 *
 * ```ts
 * threshold(tensor([0, 2]), 1, -5); // [-5, 2]
 * ```
 */
export function threshold(x: TensorLike, limit: number, defaultValue: number): Tensor {
  const t = floating(x);
  return where(greater(t, limit), t, defaultValue);
}
