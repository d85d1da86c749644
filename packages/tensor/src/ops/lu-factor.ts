import type { Tensor, TensorLike } from '../tensor.ts';
import { lu } from './lu.ts';

/**
 * LU factors of matrices with partial pivoting: `[lu, pivots]`. `lu` holds U in and above the diagonal and L below it;
 * row i was exchanged with row `pivots[i]`.
 *
 * ```ts
 * const [factors, pivots] = luFactor(tensor([[0, 1], [2, 3]]));
 * ```
 */
export function luFactor(x: TensorLike): readonly [lu: Tensor, pivots: Tensor] {
  const [factors, pivots] = lu(x);
  return [factors, pivots];
}
