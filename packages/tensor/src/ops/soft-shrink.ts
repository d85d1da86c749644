import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { greater } from './greater.ts';
import type { ShrinkOptions } from './hard-shrink.ts';
import { less } from './less.ts';
import { subtract } from './subtract.ts';
import { where } from './where.ts';

/**
 * Elementwise `x` moved towards 0 by `threshold`, at most to 0.
 *
 * ```ts
 * softShrink(tensor([-1, 0.3, 2])); // [-0.5, 0, 1.5]
 * ```
 */
export function softShrink(x: TensorLike, { threshold = 0.5 }: ShrinkOptions = {}): Tensor {
  const t = floating(x);
  return where(greater(t, threshold), subtract(t, threshold), where(less(t, -threshold), add(t, threshold), 0));
}
