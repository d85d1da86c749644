import type { Tensor, TensorLike } from '../tensor.ts';
import { rightShift } from './right-shift.ts';

/**
 * Elementwise x · 2⁻ʸ by moving bits: another name of `rightShift`.
 *
 * ```ts
 * bitwiseRightShift(tensor([8], { dtype: 'int32' }), 3); // [1]
 * ```
 */
export function bitwiseRightShift(x: TensorLike, y: TensorLike): Tensor {
  return rightShift(x, y);
}
