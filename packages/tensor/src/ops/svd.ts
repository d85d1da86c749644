import { expected } from '@oneiros/core';
import { bind } from '../bind.ts';
import { inverseGaps } from '../internal/gaps.ts';
import { matrices, onDiagonal, scaleColumns, scaleRows, sizesOf, transposed } from '../internal/matrices.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { divide } from './divide.ts';
import { equal } from './equal.ts';
import { matmul } from './matmul.ts';
import { multiply } from './multiply.ts';
import { reshape } from './reshape.ts';
import { square } from './square.ts';
import { subtract } from './subtract.ts';
import { where } from './where.ts';

export interface SvdAttrs {
  /** Whether U and V are square. */
  readonly fullMatrices: boolean;
}
export interface SvdOptions {
  /** Square U and V, rather than as many columns as the smaller side. Default true. */
  readonly fullMatrices?: boolean;
  /** Whether to give U and V. Default true. */
  readonly computeUv?: boolean;
}

/**
 * Singular values: x = U diag(s) Vᵀ with s descending: `[u, s, vt]`, or `s` alone with `computeUv: false`.
 *
 * ```ts
 * const [u, s, vt] = svd(x, { fullMatrices: false });
 * const s = svd(x, { computeUv: false });
 * ```
 */
export function svd(x: TensorLike, options: SvdOptions & { readonly computeUv: false }): Tensor;
export function svd(x: TensorLike, options?: SvdOptions): readonly [u: Tensor, s: Tensor, vt: Tensor];
export function svd(
  x: TensorLike,
  { fullMatrices = true, computeUv = true }: SvdOptions = {},
): Tensor | readonly [u: Tensor, s: Tensor, vt: Tensor] {
  const t = matrices(x, 'ops.svd');
  return computeUv ? bind(svdOp, [t], { fullMatrices }) : bind(svdOp, [t], { fullMatrices: false })[1];
}

export const svdOp: Op<readonly [x: Tensor], SvdAttrs, readonly [u: Tensor, s: Tensor, vt: Tensor]> = {
  name: 'svd',
  batch: ([x], _, attrs) => bind(svdOp, [x], attrs),
  infer: ([x], { fullMatrices }) => {
    const [m, n] = sizesOf(x);
    const k = Math.min(m, n);
    const batch = x.shape.slice(0, -2);
    return [
      { shape: [...batch, m, fullMatrices ? m : k], dtype: x.dtype },
      { shape: [...batch, k], dtype: x.dtype },
      { shape: [...batch, fullMatrices ? n : k, n], dtype: x.dtype },
    ];
  },
  // Townsend, "Differentiating the singular value decomposition", 2016
  vjp: ([du, ds, dvt], [x], { fullMatrices }, [u, s, vt]) => {
    const [m, n] = sizesOf(x);
    if (fullMatrices && m !== n)
      throw expected(
        'ops.svd: gradient',
        'fullMatrices: false for matrices that are not square',
        `shape=[${x.shape}]`,
        'The other columns are not determined by x.',
      );
    const v = transposed(vt);
    const dv = transposed(dvt);
    const gaps = inverseGaps(square(s));
    const reciprocal = where(equal(s, 0), 0, divide(1, where(equal(s, 0), 1, s)));
    const turned = (side: Tensor, gradient: Tensor): Tensor => {
      const product = matmul(transposed(side), gradient);
      return multiply(gaps, subtract(product, transposed(product)));
    };
    const stretch = where(
      onDiagonal({ shape: [s.shape.at(-1)!, s.shape.at(-1)!], dtype: s.dtype }),
      reshape(ds, [...ds.shape, 1]),
      0,
    );
    const core = add(add(scaleColumns(turned(u, du), s), scaleRows(turned(v, dv), s)), stretch);
    let dx = matmul(matmul(u, core), vt);
    // What of the gradients lies outside of the spaces that U and V span.
    const outside = (side: Tensor, gradient: Tensor): Tensor =>
      subtract(gradient, matmul(side, matmul(transposed(side), gradient)));
    if (m > n) dx = add(dx, matmul(scaleColumns(outside(u, du), reciprocal), vt));
    if (n > m) dx = add(dx, matmul(scaleColumns(u, reciprocal), transposed(outside(v, dv))));
    return [dx];
  },
};
