import { machineEpsilon } from '../internal/machine-epsilon.ts';
import { matrices, scaleColumns, transposed } from '../internal/matrices.ts';
import { reciprocalSvd } from '../internal/pseudo-inverse.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { matmul } from './matmul.ts';

export interface PinvOptions {
  /** Singular values up to this fraction of the greatest count as 0. Default 10 · the larger side · the machine epsilon. */
  readonly rcond?: number | null;
}

/**
 * Moore–Penrose inverses of matrices.
 *
 * ```ts
 * pinv(tensor([[2, 0], [0, 0]])); // [[0.5, 0], [0, 0]]
 * ```
 */
export function pinv(x: TensorLike, { rcond = null }: PinvOptions = {}): Tensor {
  const t = matrices(x, 'ops.pinv');
  const { u, reciprocals, vt } = reciprocalSvd(
    t,
    rcond ?? 10 * Math.max(...t.shape.slice(-2)) * machineEpsilon(t.dtype),
  );
  return matmul(scaleColumns(transposed(vt), reciprocals), transposed(u));
}
