import { expected } from '@oneiros/core';
import { operands } from '../internal/elementwise.ts';
import { machineEpsilon } from '../internal/machine-epsilon.ts';
import { matrices, scaleColumns, transposed } from '../internal/matrices.ts';
import { reciprocalSvd } from '../internal/pseudo-inverse.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { matmul } from './matmul.ts';

export interface LstsqOptions {
  /** Singular values up to this fraction of the greatest count as 0. Default the larger side · the machine epsilon. */
  readonly rcond?: number | null;
}

/**
 * The x of least length that minimizes |a · x − b|, for a matrix `a` and a vector or matrix `b`.
 *
 * ```ts
 * lstsq(tensor([[1, 0], [1, 1], [1, 2]]), tensor([1, 2, 3])); // [1, 1]
 * ```
 */
export function lstsq(a: TensorLike, b: TensorLike, { rcond = null }: LstsqOptions = {}): Tensor {
  const [left, right] = operands(matrices(a, 'ops.lstsq'), b);
  if (left.rank !== 2 || right.rank < 1 || right.rank > 2 || left.shape[0] !== right.shape[0]) {
    throw expected(
      'ops.lstsq',
      'a matrix and a vector or matrix of as many rows',
      `shapes [${left.shape}] and [${right.shape}]`,
    );
  }
  const { u, reciprocals, vt } = reciprocalSvd(left, rcond ?? Math.max(...left.shape) * machineEpsilon(left.dtype));
  return matmul(scaleColumns(transposed(vt), reciprocals), matmul(transposed(u), right));
}
