import { atLeast } from '../internal/at-least.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { concatenate } from './concatenate.ts';

/**
 * Tensors below each other: along dimension 0, vectors as rows.
 *
 * ```ts
 * vstack([tensor([1, 2]), tensor([3, 4])]); // [[1, 2], [3, 4]]
 * ```
 */
export function vstack(xs: readonly TensorLike[]): Tensor {
  return concatenate(
    xs.map((x) => atLeast(x, 2)),
    { axis: 0 },
  );
}
