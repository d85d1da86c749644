import { asTensor, type TensorLike } from '../tensor.ts';

/**
 * Number of dimensions.
 *
 * ```ts
 * ndim(zeros([2, 3])); // 2
 * ```
 */
export function ndim(x: TensorLike): number {
  return asTensor(x).shape.length;
}
