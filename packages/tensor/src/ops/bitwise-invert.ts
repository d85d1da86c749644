import type { Tensor, TensorLike } from '../tensor.ts';
import { bitwiseNot } from './bitwise-not.ts';

/**
 * Elementwise inversion of all bits: another name of `bitwiseNot`.
 *
 * ```ts
 * bitwiseInvert(tensor([5], { dtype: 'int32' })); // [-6]
 * ```
 */
export function bitwiseInvert(x: TensorLike): Tensor {
  return bitwiseNot(x);
}
