import type { Tensor, TensorLike } from '../tensor.ts';
import { conjugate } from './conjugate.ts';

/**
 * The complex conjugate: another name of `conjugate`.
 *
 * ```ts
 * conj(tensor([1, 2])); // [1, 2]
 * ```
 */
export function conj(x: TensorLike): Tensor {
  return conjugate(x);
}
