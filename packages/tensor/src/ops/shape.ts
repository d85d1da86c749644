import type { Shape } from '@oneiros/core';
import { asTensor, type TensorLike } from '../tensor.ts';

/**
 * Sizes of the dimensions.
 *
 * ```ts
 * shape(zeros([2, 3])); // [2, 3]
 * ```
 */
export function shape(x: TensorLike): Shape {
  return asTensor(x).shape;
}
