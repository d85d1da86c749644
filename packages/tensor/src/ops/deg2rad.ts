import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise degrees as radians.
 *
 * ```ts
 * deg2rad(tensor([180])); // [3.141…]
 * ```
 */
export function deg2rad(x: TensorLike): Tensor {
  return multiply(floating(x), Math.PI / 180);
}
