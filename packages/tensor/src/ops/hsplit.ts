import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { split } from './split.ts';

/**
 * Parts of `x` side by side: along dimension 1, or 0 of a vector.
 *
 * ```ts
 * hsplit(zeros([2, 4]), 2); // two of shape [2, 2]
 * ```
 */
export function hsplit(x: TensorLike, indicesOrSections: number | readonly number[]): Tensor[] {
  const t = asTensor(x);
  return split(t, indicesOrSections, { axis: t.shape.length > 1 ? 1 : 0 });
}
