import type { Tensor, TensorLike } from '../tensor.ts';
import { diag } from './diag.ts';
import { ravel } from './ravel.ts';

/**
 * A matrix with the elements of `x` on diagonal `k`.
 *
 * ```ts
 * diagflat(tensor([[1], [2]])); // [[1, 0], [0, 2]]
 * ```
 */
export function diagflat(x: TensorLike, options: { readonly k?: number } = {}): Tensor {
  return diag(ravel(x), options);
}
