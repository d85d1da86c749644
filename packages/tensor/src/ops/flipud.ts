import type { Tensor, TensorLike } from '../tensor.ts';
import { flip } from './flip.ts';

/**
 * `x` with its rows, dimension 0, in reverse order.
 *
 * ```ts
 * flipud(tensor([[1], [2]])); // [[2], [1]]
 * ```
 */
export function flipud(x: TensorLike): Tensor {
  return flip(x, { axis: 0 });
}
