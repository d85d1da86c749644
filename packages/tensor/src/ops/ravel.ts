import type { Tensor, TensorLike } from '../tensor.ts';
import { reshape } from './reshape.ts';

/**
 * `x` as a vector.
 *
 * ```ts
 * ravel(zeros([2, 3])); // shape [6]
 * ```
 */
export function ravel(x: TensorLike): Tensor {
  return reshape(x, [-1]);
}
