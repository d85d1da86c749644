import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { arctan2 } from './arctan2.ts';
import { imag } from './imag.ts';

/**
 * The angle of the complex numbers `x`, in radians: 0 of positive elements, π of negative ones.
 *
 * ```ts
 * angle(tensor([1, -1])); // [0, 3.141…]
 * ```
 */
export function angle(x: TensorLike): Tensor {
  const t = floating(x);
  return arctan2(imag(t), t);
}
