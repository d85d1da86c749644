import type { Tensor, TensorLike } from '../tensor.ts';
import { searchsorted } from './searchsorted.ts';

/**
 * The bin of each element, as int32: how many of the ascending `bins` are not above it.
 *
 * ```ts
 * digitize(tensor([0.5, 3]), tensor([1, 2, 3])); // [0, 3]
 * ```
 */
export function digitize(x: TensorLike, bins: TensorLike): Tensor {
  return searchsorted(bins, x, { side: 'right' });
}
