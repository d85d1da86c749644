import { atLeast } from '../internal/at-least.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { concatenate } from './concatenate.ts';

/**
 * Tensors behind each other, along dimension 2.
 *
 * ```ts
 * dstack([tensor([1, 2]), tensor([3, 4])]); // [[[1, 3], [2, 4]]]
 * ```
 */
export function dstack(xs: readonly TensorLike[]): Tensor {
  return concatenate(
    xs.map((x) => atLeast(x, 3)),
    { axis: 2 },
  );
}
