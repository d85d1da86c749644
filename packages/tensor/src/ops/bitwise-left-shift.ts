import type { Tensor, TensorLike } from '../tensor.ts';
import { leftShift } from './left-shift.ts';

/**
 * Elementwise x · 2ʸ by moving bits: another name of `leftShift`.
 *
 * ```ts
 * bitwiseLeftShift(tensor([1], { dtype: 'int32' }), 3); // [8]
 * ```
 */
export function bitwiseLeftShift(x: TensorLike, y: TensorLike): Tensor {
  return leftShift(x, y);
}
