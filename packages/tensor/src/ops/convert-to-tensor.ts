import type { DType } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';

/**
 * A tensor from numbers, nested arrays, a typed array, a variable or a tensor, as `dtype` where one is given. Numbers become
 * float32, booleans bool, typed arrays keep their dtype.
 *
 * ```ts
 * convertToTensor([[1, 2], [3, 4]], { dtype: 'int32' });
 * ```
 * @throws OneirosError where the nesting is ragged.
 */
export function convertToTensor(x: TensorLike, { dtype = null }: { readonly dtype?: DType | null } = {}): Tensor {
  return dtype === null ? asTensor(x) : cast(asTensor(x, dtype), dtype);
}
