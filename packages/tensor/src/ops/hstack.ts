import { atLeast } from '../internal/at-least.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { concatenate } from './concatenate.ts';

/**
 * Tensors side by side: along dimension 1, or 0 of vectors.
 *
 * ```ts
 * hstack([tensor([1, 2]), tensor([3])]); // [1, 2, 3]
 * ```
 */
export function hstack(xs: readonly TensorLike[]): Tensor {
  const tensors = xs.map((x) => atLeast(x, 1));
  return concatenate(tensors, { axis: tensors[0] && tensors[0].shape.length > 1 ? 1 : 0 });
}
