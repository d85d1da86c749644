import type { DType } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { zeros } from './zeros.ts';

/**
 * Zeros in the shape of `x`, and in its dtype unless another is given.
 *
 * ```ts
 * zerosLike(tensor([1, 2])); // [0, 0]
 * ```
 */
export function zerosLike(x: TensorLike, { dtype }: { readonly dtype?: DType } = {}): Tensor {
  const { shape, dtype: own } = asTensor(x);
  return zeros(shape, { dtype: dtype ?? own });
}
