import type { DType } from '@oneiros/core';
import type { Tensor, TensorLike } from '../tensor.ts';
import { convertToTensor } from './convert-to-tensor.ts';

/**
 * The same as `convertToTensor`: a tensor from whatever an op takes, as `dtype` where one is given.
 *
 * ```ts
 * array([1, 2, 3], { dtype: 'int32' });
 * ```
 */
export function array(x: TensorLike, options: { readonly dtype?: DType | null } = {}): Tensor {
  return convertToTensor(x, options);
}
