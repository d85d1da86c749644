import type { Tensor, TensorLike } from '../tensor.ts';
import { split } from './split.ts';

/**
 * Parts of `x` below each other, along dimension 0.
 *
 * ```ts
 * vsplit(zeros([4, 2]), 2); // two of shape [2, 2]
 * ```
 */
export function vsplit(x: TensorLike, indicesOrSections: number | readonly number[]): Tensor[] {
  return split(x, indicesOrSections, { axis: 0 });
}
