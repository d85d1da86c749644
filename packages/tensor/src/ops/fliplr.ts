import type { Tensor, TensorLike } from '../tensor.ts';
import { flip } from './flip.ts';

/**
 * `x` with its columns, dimension 1, in reverse order.
 *
 * ```ts
 * fliplr(tensor([[1, 2]])); // [[2, 1]]
 * ```
 */
export function fliplr(x: TensorLike): Tensor {
  return flip(x, { axis: 1 });
}
