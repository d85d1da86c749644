import { bind } from '../bind.ts';
import { sameSpec } from '../internal/elementwise.ts';
import { lowerPart, onDiagonal, squares, symmetrized, transposed } from '../internal/matrices.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { matmul } from './matmul.ts';
import { multiply } from './multiply.ts';
import { triangularSolve } from './triangular-solve.ts';
import { where } from './where.ts';

/**
 * The Cholesky factor L of positive definite matrices, x = L Lᵀ; with `upper` its transpose. Both triangles of `x` count:
 * it is made symmetric first. Where a matrix is not positive definite the result is NaN.
 *
 * ```ts
 * cholesky(tensor([[4, 2], [2, 3]])); // [[2, 0], [1, 1.414]]
 * ```
 */
export function cholesky(x: TensorLike, { upper = false }: { readonly upper?: boolean } = {}): Tensor {
  const factor = bind(choleskyOp, [symmetrized(squares(x, 'ops.cholesky'))]);
  return upper ? transposed(factor) : factor;
}

export const choleskyOp: Op = {
  name: 'cholesky',
  infer: sameSpec,
  batch: ([x]) => bind(choleskyOp, [x]),
  // L⁻ᵀ Φ(Lᵀ dL) L⁻¹ made symmetric, where Φ takes the lower triangle with half of the diagonal.
  vjp: (dy, _, __, factor) => {
    const product = lowerPart(matmul(transposed(factor), dy));
    const half = where(onDiagonal(product), multiply(product, 0.5), product);
    const left = triangularSolve(factor, half, { lower: true, transpose: true });
    return [symmetrized(transposed(triangularSolve(factor, transposed(left), { lower: true, transpose: true })))];
  },
};
