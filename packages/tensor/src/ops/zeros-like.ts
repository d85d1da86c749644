import { type DType } from '@oneiros/core';
import { asTensor, scalarData, type Tensor, type TensorLike, tensor } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';

/**
 * Zeros in the shape of `x`, and in its dtype unless another is given.
 *
 * ```ts
 * zerosLike(tensor([1, 2])); // [0, 0]
 * ```
 */
export function zerosLike(x: TensorLike, { dtype }: { readonly dtype?: DType } = {}): Tensor {
  const { shape, dtype: own } = asTensor(x);
  return broadcastTo(tensor(scalarData(0, dtype ?? own), { shape: [], dtype: dtype ?? own }), shape);
}
