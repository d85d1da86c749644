import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { greaterEqual } from './greater-equal.ts';
import { multiply } from './multiply.ts';
import { where } from './where.ts';

/**
 * Elementwise `x` where it is not negative, else `negativeSlope · x`.
 *
 * ```ts
 * leakyRelu(tensor([-1, 2])); // [-0.2, 2]
 * ```
 */
export function leakyRelu(x: TensorLike, { negativeSlope = 0.2 }: { readonly negativeSlope?: number } = {}): Tensor {
  const t = floating(x);
  return where(greaterEqual(t, 0), t, multiply(t, negativeSlope));
}
