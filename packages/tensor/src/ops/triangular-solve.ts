import { expected } from '@oneiros/core';
import { bind } from '../bind.ts';
import { operands } from '../internal/elementwise.ts';
import { lowerPart, matrices, sizesOf, squares, transposed, upperPart, withCommonBatch } from '../internal/matrices.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { matmul } from './matmul.ts';
import { negative } from './negative.ts';

export interface TriangularSolveOptions {
  /** Whether the lower triangle of `a` is read, or the upper one. Default false. */
  readonly lower?: boolean;
  /** Solves with the transpose of `a`. Default false. */
  readonly transpose?: boolean;
  /** Takes the diagonal of `a` to be 1. Default false. */
  readonly unitDiagonal?: boolean;
}
/** Canonical form of the options. */
export interface TriangularSolveAttrs {
  readonly lower: boolean;
  readonly transpose: boolean;
  readonly unitDiagonal: boolean;
}

/**
 * Solves a · x = b, or aᵀ · x = b, for triangular matrices `a` and matrices `b`; batches broadcast.
 *
 * ```ts
 * triangularSolve(tensor([[2, 0], [1, 1]]), tensor([[2], [3]]), { lower: true }); // [[1], [2]]
 * ```
 */
export function triangularSolve(
  a: TensorLike,
  b: TensorLike,
  { lower = false, transpose = false, unitDiagonal = false }: TriangularSolveOptions = {},
): Tensor {
  const [left, right] = operands(squares(a, 'ops.triangularSolve'), matrices(b, 'ops.triangularSolve'));
  if (sizesOf(left)[0] !== sizesOf(right)[0])
    throw expected('ops.triangularSolve', 'as many rows in both', `shapes [${left.shape}] and [${right.shape}]`);
  return bind(triangularSolveOp, withCommonBatch(left, right, 'ops.triangularSolve'), {
    lower,
    transpose,
    unitDiagonal,
  });
}

export const triangularSolveOp: Op<readonly [a: Tensor, b: Tensor], TriangularSolveAttrs> = {
  name: 'triangularSolve',
  batch: (both, batched, attrs) => (batched.every(Boolean) ? bind(triangularSolveOp, both, attrs) : null),
  infer: ([, b]) => ({ shape: b.shape, dtype: b.dtype }),
  // db = a⁻ᵀ dx, da = −db xᵀ in the triangle (with the transpose: −x dbᵀ)
  vjp: (dx, [a], attrs, x) => {
    const { lower, transpose, unitDiagonal } = attrs;
    const db = bind(triangularSolveOp, [a, dx], { ...attrs, transpose: !transpose });
    const da = negative(transpose ? matmul(x, transposed(db)) : matmul(db, transposed(x)));
    const skipped = unitDiagonal ? 1 : 0;
    return [lower ? lowerPart(da, -skipped) : upperPart(da, skipped), db];
  },
};
