import type { Tensor, TensorLike } from '../tensor.ts';
import { abs } from './abs.ts';

/**
 * Elementwise absolute value: another name of `abs`.
 *
 * ```ts
 * absolute(tensor([1, -2])); // [1, 2]
 * ```
 */
export function absolute(x: TensorLike): Tensor {
  return abs(x);
}
