import { identityLike, squares } from '../internal/matrices.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { solve } from './solve.ts';

/**
 * Inverses of square matrices.
 *
 * ```ts
 * inv(tensor([[0, 1], [2, 0]])); // [[0, 0.5], [1, 0]]
 * ```
 */
export function inv(x: TensorLike): Tensor {
  const t = squares(x, 'ops.inv');
  return solve(t, broadcastTo(identityLike(t), t.shape));
}
