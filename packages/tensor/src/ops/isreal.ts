import type { Tensor, TensorLike } from '../tensor.ts';
import { onesLike } from './ones-like.ts';

/**
 * Where an element has no imaginary part: of real elements, everywhere.
 *
 * ```ts
 * isreal(tensor([1, 2])); // [true, true]
 * ```
 */
export function isreal(x: TensorLike): Tensor {
  return onesLike(x, { dtype: 'bool' });
}
