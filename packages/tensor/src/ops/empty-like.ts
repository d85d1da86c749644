import type { DType } from '@oneiros/core';
import type { Tensor, TensorLike } from '../tensor.ts';
import { zerosLike } from './zeros-like.ts';

/**
 * A tensor in the shape of `x` whose elements are of no interest; they are 0.
 *
 * ```ts
 * emptyLike(tensor([1, 2])); // [0, 0]
 * ```
 */
export function emptyLike(x: TensorLike, options: { readonly dtype?: DType } = {}): Tensor {
  return zerosLike(x, options);
}
