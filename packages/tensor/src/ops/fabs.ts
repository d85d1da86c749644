import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { abs } from './abs.ts';

/**
 * Elementwise absolute value as a float.
 *
 * ```ts
 * fabs(tensor([1, -2])); // [1, 2]
 * ```
 */
export function fabs(x: TensorLike): Tensor {
  return abs(floating(x));
}
