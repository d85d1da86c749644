import { expected } from '@oneiros/core';
import { bind } from '../bind.ts';
import { lowerPart, matrices, onDiagonal, sizesOf, transposed, upperPart } from '../internal/matrices.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { argsort } from './argsort.ts';
import { matmul } from './matmul.ts';
import { reshape } from './reshape.ts';
import { takeAlongAxis } from './take-along-axis.ts';
import { triangularSolve } from './triangular-solve.ts';
import { where } from './where.ts';

/**
 * LU factors of matrices with partial pivoting: `[lu, pivots, permutation]`. `lu` holds U in and above the diagonal and L,
 * which has ones on its diagonal, below it. Row i was exchanged with row `pivots[i]`; row i of L U is row `permutation[i]` of `x`.
 *
 * ```ts
 * const [factors, pivots, permutation] = lu(tensor([[0, 1], [2, 3]]));
 * ```
 */
export function lu(x: TensorLike): readonly [lu: Tensor, pivots: Tensor, permutation: Tensor] {
  return bind(luOp, [matrices(x, 'ops.lu')]);
}

export const luOp: Op<readonly [x: Tensor], void, readonly [lu: Tensor, pivots: Tensor, permutation: Tensor]> = {
  name: 'lu',
  batch: ([x]) => bind(luOp, [x]),
  infer: ([x]) => {
    const [m, n] = sizesOf(x);
    const batch = x.shape.slice(0, -2);
    return [
      { shape: x.shape, dtype: x.dtype },
      { shape: [...batch, Math.min(m, n)], dtype: 'int32' },
      { shape: [...batch, m], dtype: 'int32' },
    ];
  },
  // Pᵀ L⁻ᵀ (tril(Lᵀ dL, −1) + triu(dU Uᵀ)) U⁻ᵀ
  vjp: ([dy], [x], _, [factors, , permutation]) => {
    const [m, n] = sizesOf(x);
    if (m !== n)
      throw expected(
        'ops.lu: gradient',
        'square matrices',
        `shape=[${x.shape}]`,
        'Take it of the leading square part.',
      );
    const lower = where(onDiagonal(factors), 1, lowerPart(factors, -1));
    const upper = upperPart(factors);
    const middle = add(
      lowerPart(matmul(transposed(lower), lowerPart(dy, -1)), -1),
      upperPart(matmul(upperPart(dy), transposed(upper))),
    );
    const left = triangularSolve(lower, middle, { lower: true, transpose: true, unitDiagonal: true });
    const both = transposed(triangularSolve(upper, transposed(left)));
    return [rowsInOrder(both, argsort(permutation))];
  },
};

function rowsInOrder(x: Tensor, order: Tensor): Tensor {
  return takeAlongAxis(x, reshape(order, [...order.shape, 1]), { axis: -2 });
}
