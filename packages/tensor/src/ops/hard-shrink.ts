import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { abs } from './abs.ts';
import { greater } from './greater.ts';
import { where } from './where.ts';

export interface ShrinkOptions {
  /** Half the width of the band around 0. Default 0.5. */
  readonly threshold?: number;
}

/**
 * Elementwise `x` where |x| is above `threshold`, else 0.
 *
 * ```ts
 * hardShrink(tensor([-1, 0.3, 2])); // [-1, 0, 2]
 * ```
 */
export function hardShrink(x: TensorLike, { threshold = 0.5 }: ShrinkOptions = {}): Tensor {
  const t = floating(x);
  return where(greater(abs(t), threshold), t, 0);
}
