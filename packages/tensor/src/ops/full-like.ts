import type { DType } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { full } from './full.ts';

/**
 * `fillValue` in the shape of `x`, and in its dtype unless another is given.
 *
 * ```ts
 * fullLike(tensor([1, 2]), 7); // [7, 7]
 * ```
 */
export function fullLike(x: TensorLike, fillValue: TensorLike, { dtype }: { readonly dtype?: DType } = {}): Tensor {
  const { shape, dtype: own } = asTensor(x);
  return full(shape, fillValue, { dtype: dtype ?? own });
}
