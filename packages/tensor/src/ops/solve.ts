import { expected } from '@oneiros/core';
import { bind } from '../bind.ts';
import { operands } from '../internal/elementwise.ts';
import { sizesOf, squares, transposed, withCommonBatch } from '../internal/matrices.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { lu } from './lu.ts';
import { matmul } from './matmul.ts';
import { negative } from './negative.ts';
import { reshape } from './reshape.ts';
import { takeAlongAxis } from './take-along-axis.ts';
import { triangularSolve } from './triangular-solve.ts';

/**
 * Solves a · x = b for square matrices `a`; `b` is one vector, or holds matrices. Batches broadcast.
 *
 * ```ts
 * solve(tensor([[2, 0], [1, 1]]), tensor([2, 3])); // [1, 2]
 * ```
 */
export function solve(a: TensorLike, b: TensorLike): Tensor {
  const [left, right] = operands(squares(a, 'ops.solve'), b);
  const isVector = right.rank === 1;
  const columns = isVector ? reshape(right, [...right.shape, 1]) : right;
  if (right.rank === 0 || sizesOf(left)[0] !== sizesOf(columns)[0])
    throw expected('ops.solve', 'as many rows in both', `shapes [${left.shape}] and [${right.shape}]`);
  const x = bind(solveOp, withCommonBatch(left, columns, 'ops.solve'));
  return isVector ? reshape(x, x.shape.slice(0, -1)) : x;
}

export const solveOp: Op<readonly [a: Tensor, b: Tensor]> = {
  name: 'solve',
  batch: (both, batched) => (batched.every(Boolean) ? bind(solveOp, both) : null),
  infer: ([, b]) => ({ shape: b.shape, dtype: b.dtype }),
  // db = a⁻ᵀ dx, da = −db xᵀ
  vjp: (dx, [a], _, x) => {
    const db = bind(solveOp, [transposed(a), dx]);
    return [negative(matmul(db, transposed(x))), db];
  },
  expand: ([a, b]) => {
    const [factors, , permutation] = lu(a);
    const rows = takeAlongAxis(b, reshape(permutation, [...permutation.shape, 1]), { axis: -2 });
    return triangularSolve(factors, triangularSolve(factors, rows, { lower: true, unitDiagonal: true }));
  },
};
