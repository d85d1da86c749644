import { floating } from '../internal/elementwise.ts';
import { vectorAware } from '../internal/right-hand-side.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { triangularSolve } from './triangular-solve.ts';

export interface SolveTriangularOptions {
  /** Whether `a` is lower triangular. Default false. */
  readonly lower?: boolean;
}

/**
 * Solves a · x = b for triangular matrices `a`; `b` holds vectors (one axis less than `a`) or matrices.
 *
 * ```ts
 * solveTriangular(tensor([[2, 0], [1, 1]]), tensor([2, 3]), { lower: true }); // [1, 2]
 * ```
 */
export function solveTriangular(a: TensorLike, b: TensorLike, { lower = false }: SolveTriangularOptions = {}): Tensor {
  const left = floating(a);
  return vectorAware(left, floating(b), (right) => triangularSolve(left, right, { lower }));
}
