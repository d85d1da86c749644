import type { DType } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { ones } from './ones.ts';

/**
 * Ones in the shape of `x`, and in its dtype unless another is given.
 *
 * ```ts
 * onesLike(tensor([5, 2])); // [1, 1]
 * ```
 */
export function onesLike(x: TensorLike, { dtype }: { readonly dtype?: DType } = {}): Tensor {
  const { shape, dtype: own } = asTensor(x);
  return ones(shape, { dtype: dtype ?? own });
}
