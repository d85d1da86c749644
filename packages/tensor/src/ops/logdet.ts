import type { Tensor, TensorLike } from '../tensor.ts';
import { slogdet } from './slogdet.ts';

/**
 * Logarithms of the absolute values of the determinants of square matrices.
 *
 * ```ts
 * logdet(tensor([[2, 0], [0, 3]])); // 1.79
 * ```
 */
export function logdet(x: TensorLike): Tensor {
  return slogdet(x)[1];
}
