import { machineEpsilon } from '../internal/machine-epsilon.ts';
import { matrices } from '../internal/matrices.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { greater } from './greater.ts';
import { max } from './max.ts';
import { multiply } from './multiply.ts';
import { sum } from './sum.ts';
import { svd } from './svd.ts';

export interface MatrixRankOptions {
  /** Singular values up to this count as 0. Default the greatest · the larger side · the machine epsilon. */
  readonly tol?: number | null;
}

/**
 * How many singular values of matrices are not 0, as int32.
 *
 * ```ts
 * matrixRank(tensor([[1, 2], [2, 4]])); // 1
 * ```
 */
export function matrixRank(x: TensorLike, { tol = null }: MatrixRankOptions = {}): Tensor {
  const t = matrices(x, 'ops.matrixRank');
  const s = svd(t, { computeUv: false });
  const bound =
    tol ?? multiply(max(s, { axis: -1, keepdims: true }), Math.max(...t.shape.slice(-2)) * machineEpsilon(t.dtype));
  return sum(cast(greater(s, bound), 'int32'), { axis: -1 });
}
