import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { expm1 } from './expm1.ts';
import { greater } from './greater.ts';
import { multiply } from './multiply.ts';
import { where } from './where.ts';

/**
 * Elementwise max(x, 0) + min(0, alpha · (e^(x / alpha) − 1)).
 *
 * ```ts
 * celu(tensor([-1, 2])); // [-0.632…, 2]
 * ```
 */
export function celu(x: TensorLike, { alpha = 1 }: { readonly alpha?: number } = {}): Tensor {
  const t = floating(x);
  const positive = greater(t, 0);
  return where(positive, t, multiply(expm1(divide(where(positive, 0, t), alpha)), alpha));
}
