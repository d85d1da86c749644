import type { Shape } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { scatterNd } from './scatter-nd.ts';
import { zeros } from './zeros.ts';

/**
 * Zeros of `shape` with `values` added at the coordinates along the last axis of `indices`.
 *
 * ```ts
 * scatter([[0], [2], [0]], tensor([1, 2, 3]), [4]); // [4, 0, 2, 0]
 * ```
 */
export function scatter(indices: TensorLike, values: TensorLike, shape: Shape): Tensor {
  const updates = asTensor(values);
  return scatterNd(zeros(shape, { dtype: updates.dtype }), indices, updates, { mode: 'add' });
}
