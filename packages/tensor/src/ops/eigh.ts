import { bind } from '../bind.ts';
import { inverseGaps } from '../internal/gaps.ts';
import { onDiagonal, squares, symmetrized, transposed } from '../internal/matrices.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { matmul } from './matmul.ts';
import { multiply } from './multiply.ts';
import { reshape } from './reshape.ts';
import { where } from './where.ts';

/**
 * Eigenvalues of symmetric matrices, in ascending order, and eigenvectors as columns: `[w, v]`. `x` is made symmetric first.
 *
 * ```ts
 * const [w, v] = eigh(tensor([[2, 1], [1, 2]])); // w = [1, 3]
 * ```
 */
export function eigh(x: TensorLike): readonly [w: Tensor, v: Tensor] {
  return bind(eighOp, [symmetrized(squares(x, 'ops.eigh'))]);
}

export const eighOp: Op<readonly [x: Tensor], void, readonly [w: Tensor, v: Tensor]> = {
  name: 'eigh',
  batch: ([x]) => bind(eighOp, [x]),
  infer: ([x]) => [
    { shape: x.shape.slice(0, -1), dtype: x.dtype },
    { shape: x.shape, dtype: x.dtype },
  ],
  // v (diag(dw) + F ∘ vᵀ dv) vᵀ with F(i, j) = 1 / (wⱼ − wᵢ)
  vjp: ([dw, dv], [x], _, [w, v]) => {
    const rotation = multiply(inverseGaps(w), matmul(transposed(v), dv));
    const stretch = where(onDiagonal(x), reshape(dw, [...dw.shape, 1]), 0);
    return [symmetrized(matmul(matmul(v, add(rotation, stretch)), transposed(v)))];
  },
};
