import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';

/**
 * Elementwise `x / y`: another name of `divide`.
 *
 * ```ts
 * trueDivide(tensor([1, 2]), 4); // [0.25, 0.5]
 * ```
 */
export function trueDivide(x: TensorLike, y: TensorLike): Tensor {
  return divide(x, y);
}
