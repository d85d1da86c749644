import type { Tensor, TensorLike } from '../tensor.ts';
import { all } from './all.ts';
import { type CloseOptions, isclose } from './isclose.ts';

/**
 * Whether all elements of `x` are close to those of `y`, as `isclose` tells.
 *
 * ```ts
 * allclose(tensor([1, 2]), tensor([1.000001, 2])); // true
 * ```
 */
export function allclose(x: TensorLike, y: TensorLike, options: CloseOptions = {}): Tensor {
  return all(isclose(x, y, options));
}
