import type { Tensor, TensorLike } from '../tensor.ts';
import { split } from './split.ts';

/**
 * Parts of `x` behind each other, along dimension 2.
 *
 * ```ts
 * dsplit(zeros([2, 2, 4]), 2); // two of shape [2, 2, 2]
 * ```
 */
export function dsplit(x: TensorLike, indicesOrSections: number | readonly number[]): Tensor[] {
  return split(x, indicesOrSections, { axis: 2 });
}
