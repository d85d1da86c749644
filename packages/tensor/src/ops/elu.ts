import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { expm1 } from './expm1.ts';
import { greater } from './greater.ts';
import { multiply } from './multiply.ts';
import { where } from './where.ts';

/**
 * Elementwise `x` where it is positive, else `alpha · (eˣ − 1)`.
 *
 * ```ts
 * elu(tensor([-1, 2])); // [-0.632…, 2]
 * ```
 */
export function elu(x: TensorLike, { alpha = 1 }: { readonly alpha?: number } = {}): Tensor {
  const t = floating(x);
  const positive = greater(t, 0);
  return where(positive, t, multiply(expm1(where(positive, 0, t)), alpha));
}
