import type { DType } from '@oneiros/core';
import { asTensor, type TensorLike } from '../tensor.ts';

/**
 * The name of the dtype of `x`.
 *
 * ```ts
 * dtype(tensor([1, 2])); // 'float32'
 * ```
 */
export function dtype(x: TensorLike): DType {
  return asTensor(x).dtype;
}
