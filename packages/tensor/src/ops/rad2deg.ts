import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise radians as degrees.
 *
 * ```ts
 * rad2deg(tensor([Math.PI])); // [180]
 * ```
 */
export function rad2deg(x: TensorLike): Tensor {
  return multiply(floating(x), 180 / Math.PI);
}
