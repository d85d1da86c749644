import { expected, sizeOf } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { argsort, type SortOptions } from './argsort.ts';

/**
 * Indices, as int32, that bring the `kth` element in order to its place along `axis`, with none greater before and none less after it.
 *
 * ```ts
 * argpartition(tensor([3, 1, 2]), 1); // [1, 2, 0]
 * ```
 */
export function argpartition(x: TensorLike, kth: number, { axis = -1 }: SortOptions = {}): Tensor {
  const t = asTensor(x);
  const size = axis === null ? sizeOf(t.shape) : t.shape.at(axis);
  if (size === undefined || kth < -size || kth >= size)
    throw expected('ops.argpartition: kth', 'an index along the axis', `kth=${kth} for size ${size}`);
  return argsort(t, { axis });
}
