import { sizeOf } from '@oneiros/core';
import { asTensor, type TensorLike } from '../tensor.ts';

/**
 * Number of elements.
 *
 * ```ts
 * size(zeros([2, 3])); // 6
 * ```
 */
export function size(x: TensorLike): number {
  return sizeOf(asTensor(x).shape);
}
