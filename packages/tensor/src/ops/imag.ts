import type { Tensor, TensorLike } from '../tensor.ts';
import { zerosLike } from './zeros-like.ts';

/**
 * The imaginary part: of real elements, 0.
 *
 * ```ts
 * imag(tensor([1, 2])); // [0, 0]
 * ```
 */
export function imag(x: TensorLike): Tensor {
  return zerosLike(x);
}
