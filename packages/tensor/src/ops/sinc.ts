import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { equal } from './equal.ts';
import { multiply } from './multiply.ts';
import { sin } from './sin.ts';
import { where } from './where.ts';

/**
 * Elementwise sin(πx) / (πx), 1 at 0.
 *
 * ```ts
 * sinc(tensor([0, 0.5])); // [1, 0.636…]
 * ```
 */
export function sinc(x: TensorLike): Tensor {
  const t = floating(x);
  const atZero = equal(t, 0);
  const angle = multiply(where(atZero, 1, t), Math.PI);
  return where(atZero, 1, divide(sin(angle), angle));
}
