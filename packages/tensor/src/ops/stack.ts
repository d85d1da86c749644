import type { Tensor, TensorLike } from '../tensor.ts';
import { concatenate } from './concatenate.ts';
import { expandDims } from './expand-dims.ts';

/**
 * Tensors of one shape along a new axis.
 *
 * ```ts
 * stack([tensor([1, 2]), tensor([3, 4])]); // [[1, 2], [3, 4]]
 * ```
 */
export function stack(x: readonly TensorLike[], { axis = 0 }: { readonly axis?: number } = {}): Tensor {
  return concatenate(
    x.map((t) => expandDims(t, axis)),
    { axis },
  );
}
