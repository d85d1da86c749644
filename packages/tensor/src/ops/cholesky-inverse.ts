import { identityLike, squares, transposed } from '../internal/matrices.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { matmul } from './matmul.ts';
import { solveTriangular } from './solve-triangular.ts';

/**
 * The inverse of L Lᵀ for the Cholesky factor `x` = L, or with `upper` of Uᵀ U for `x` = U. Shape (…, n, n).
 *
 * ```ts
 * choleskyInverse(cholesky(a)); // as inv(a)
 * ```
 */
export function choleskyInverse(x: TensorLike, { upper = false }: { readonly upper?: boolean } = {}): Tensor {
  const factor = squares(x, 'ops.choleskyInverse');
  const inverse = solveTriangular(factor, identityOf(factor), { lower: !upper });
  return upper ? matmul(inverse, transposed(inverse)) : matmul(transposed(inverse), inverse);
}

/** Identities with the batch axes of `x`. */
function identityOf(x: Tensor): Tensor {
  return broadcastTo(identityLike(x), x.shape);
}
