import type { Tensor, TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { ravel } from './ravel.ts';
import { reshape } from './reshape.ts';

/**
 * For each of several vectors a tensor of its elements along an axis of its own, repeated along the axes of the others.
 *
 * ```ts
 * const [columns, rows] = meshgrid([tensor([1, 2]), tensor([3, 4, 5])]); // both of shape [3, 2]
 * ```
 */
export function meshgrid(
  x: readonly TensorLike[],
  { indexing = 'xy' }: { readonly indexing?: 'xy' | 'ij' } = {},
): Tensor[] {
  const vectors = x.map((v) => ravel(v));
  const order = vectors.map((_, i) => (indexing === 'xy' && i < 2 && vectors.length > 1 ? 1 - i : i));
  const shape = order.map((i) => vectors[i]!.shape[0]!);
  return vectors.map((v, i) =>
    broadcastTo(
      reshape(
        v,
        order.map((j) => (j === i ? -1 : 1)),
      ),
      shape,
    ),
  );
}
