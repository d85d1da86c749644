import { scalarsOf } from '../internal/static-slice.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { dynamicUpdateSlice } from './dynamic-update-slice.ts';

/**
 * `inputs` with the part that starts at `startIndices` replaced by `updates`.
 *
 * ```ts
 * sliceUpdate(tensor([1, 2, 3]), [1], tensor([9])); // [1, 9, 3]
 * ```
 */
export function sliceUpdate(inputs: TensorLike, startIndices: TensorLike, updates: TensorLike): Tensor {
  const starts = Array.isArray(startIndices) ? (startIndices as readonly TensorLike[]) : scalarsOf(startIndices);
  return dynamicUpdateSlice(inputs, updates, starts);
}
