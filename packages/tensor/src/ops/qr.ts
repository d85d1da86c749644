import { expected, show } from '@oneiros/core';
import { bind } from '../bind.ts';
import { lowerPart, matrices, sizesOf, transposed } from '../internal/matrices.ts';
import { sliceAxis } from '../internal/static-slice.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { concatenate } from './concatenate.ts';
import { matmul } from './matmul.ts';
import { subtract } from './subtract.ts';
import { triangularSolve } from './triangular-solve.ts';

export interface QrAttrs {
  /** 'reduced': Q has as many columns as the smaller side; 'complete': Q is square. */
  readonly mode: 'reduced' | 'complete';
}

/**
 * x = Q R with orthonormal columns in Q and an upper triangle R: `[q, r]`, by Householder reflections. Default mode 'reduced'.
 *
 * ```ts
 * const [q, r] = qr(tensor([[3, 1], [4, 2]]));
 * ```
 */
export function qr(x: TensorLike, { mode = 'reduced' }: Partial<QrAttrs> = {}): readonly [q: Tensor, r: Tensor] {
  if (mode !== 'reduced' && mode !== 'complete') throw expected('ops.qr: mode', "'reduced' or 'complete'", show(mode));
  return bind(qrOp, [matrices(x, 'ops.qr')], { mode });
}

export const qrOp: Op<readonly [x: Tensor], QrAttrs, readonly [q: Tensor, r: Tensor]> = {
  name: 'qr',
  batch: ([x], _, attrs) => bind(qrOp, [x], attrs),
  infer: ([x], { mode }) => {
    const [m, n] = sizesOf(x);
    const batch = x.shape.slice(0, -2);
    const k = mode === 'complete' ? m : Math.min(m, n);
    return [
      { shape: [...batch, m, k], dtype: x.dtype },
      { shape: [...batch, k, n], dtype: x.dtype },
    ];
  },
  vjp: ([dq, dr], [x], { mode }, [q, r]) => {
    const [m, n] = sizesOf(x);
    if (mode === 'complete' && m > n)
      throw expected(
        'ops.qr: gradient',
        "mode 'reduced' for tall matrices",
        `shape=[${x.shape}]`,
        'The other columns of Q are not determined by x.',
      );
    if (m >= n) return [tall(dq, dr, q, r)];
    // Wide, x = [X Y]: X = Q U and V = Qᵀ Y, so Q also gets Y dVᵀ.
    const last = x.rank - 1;
    const [u, du, dv] = [sliceAxis(r, last, 0, m), sliceAxis(dr, last, 0, m), sliceAxis(dr, last, m, n)];
    const dqFromV = matmul(sliceAxis(x, last, m, n), transposed(dv));
    return [concatenate([tall(add(dq, dqFromV), du, q, u), matmul(q, dv)], { axis: -1 })];
  },
};

/** (dQ + Q · copyltu(R dRᵀ − dQᵀ Q)) R⁻ᵀ, where copyltu mirrors the lower triangle (Walter and Lehmann, 2018). */
function tall(dq: Tensor, dr: Tensor, q: Tensor, r: Tensor): Tensor {
  const m = subtract(matmul(r, transposed(dr)), matmul(transposed(dq), q));
  const mirrored = add(lowerPart(m), transposed(lowerPart(m, -1)));
  return transposed(triangularSolve(r, transposed(add(dq, matmul(q, mirrored)))));
}
