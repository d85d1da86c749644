import type { Tensor, TensorLike } from '../tensor.ts';
import { scatterNd } from './scatter-nd.ts';

/** How `scatterUpdate` joins an update with the element at its place. */
export type ScatterReduction = 'add' | 'max' | 'min' | 'mul';

/**
 * `inputs` with the elements at the coordinates in the rows of `indices` replaced by `updates`, or joined with them by `reduction`.
 *
 * ```ts
 * scatterUpdate(zeros([2, 2]), [[0, 1]], tensor([5])); // [[0, 5], [0, 0]]
 * ```
 */
export function scatterUpdate(
  inputs: TensorLike,
  indices: TensorLike,
  updates: TensorLike,
  { reduction = null }: { readonly reduction?: ScatterReduction | null } = {},
): Tensor {
  return scatterNd(inputs, indices, updates, {
    mode: reduction === null ? 'update' : reduction === 'mul' ? 'multiply' : reduction,
  });
}
