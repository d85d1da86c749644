import { canonicalAxes, canonicalAxis, expected, show } from '@oneiros/core';
import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { abs } from './abs.ts';
import { cast } from './cast.ts';
import { max } from './max.ts';
import { min } from './min.ts';
import { multiply } from './multiply.ts';
import { notEqual } from './not-equal.ts';
import { power } from './power.ts';
import { reshape } from './reshape.ts';
import { sqrt } from './sqrt.ts';
import { sum } from './sum.ts';
import { svd } from './svd.ts';
import { transpose } from './transpose.ts';

export interface NormOptions {
  /** For vectors a number, ±Infinity included; for matrices also 'fro' and 'nuc'. Default the 2-norm of all elements. */
  readonly ord?: number | 'fro' | 'nuc' | null;
  /** One axis for vectors, two for matrices. Default all. */
  readonly axis?: number | readonly number[] | null;
  /** Keeps reduced axes with size 1. Default false. */
  readonly keepdims?: boolean;
}

/**
 * Norms of vectors along one axis, or of matrices over two.
 *
 * ```ts
 * norm(tensor([3, 4])); // 5
 * ```
 */
export function norm(x: TensorLike, { ord = null, axis = null, keepdims = false }: NormOptions = {}): Tensor {
  const t = floating(x);
  if (axis === null && ord === null) return sqrt(sum(multiply(t, t), { keepdims }));
  const axes =
    axis === null
      ? canonicalAxes(null, t.rank)
      : [axis].flat().map((a) => canonicalAxis(a as number, t.rank, 'ops.norm: axis'));
  if (axes.length === 1) return vectorNorm(t, ord ?? 2, axes[0]!, keepdims);
  if (axes.length === 2) return matrixNorm(t, ord ?? 'fro', axes as [number, number], keepdims);
  throw expected('ops.norm: axis', 'one or two axes', `axis=[${axes}]`, 'Leave ord out for the norm of all elements.');
}

function vectorNorm(x: Tensor, ord: number | string, axis: number, keepdims: boolean): Tensor {
  const over = { axis, keepdims };
  if (ord === 2) return sqrt(sum(multiply(x, x), over));
  if (ord === Number.POSITIVE_INFINITY) return max(abs(x), over);
  if (ord === Number.NEGATIVE_INFINITY) return min(abs(x), over);
  if (ord === 0) return sum(cast(notEqual(x, 0), x.dtype), over);
  if (ord === 1) return sum(abs(x), over);
  if (typeof ord !== 'number') throw expected('ops.norm: ord', 'a number, for vectors', show(ord));
  return power(sum(power(abs(x), ord), over), 1 / ord);
}

function matrixNorm(
  x: Tensor,
  ord: number | string,
  [row, column]: readonly [number, number],
  keepdims: boolean,
): Tensor {
  const over = { axis: [row, column], keepdims };
  if (ord === 'fro') return sqrt(sum(multiply(x, x), over));
  const most = (ord as number) > 0 ? max : min;
  const [inner, outer] = Math.abs(ord as number) === 1 ? [row, column] : [column, row];
  if (ord === 1 || ord === -1 || ord === Number.POSITIVE_INFINITY || ord === Number.NEGATIVE_INFINITY) {
    const kept = most(sum(abs(x), { axis: inner, keepdims: true }), { axis: outer, keepdims: true });
    return keepdims ? kept : dropAxes(kept, [row, column]);
  }
  if (ord !== 2 && ord !== -2 && ord !== 'nuc')
    throw expected('ops.norm: ord', "1, 2, Infinity, their negatives, 'fro' or 'nuc', for matrices", show(ord));
  const rest = x.shape.map((_, i) => i).filter((i) => i !== row && i !== column);
  const values = svd(transpose(x, { axes: [...rest, row, column] }), { computeUv: false });
  const reduced = ord === 'nuc' ? sum(values, { axis: -1 }) : most(values, { axis: -1 });
  return keepdims
    ? reshape(
        reduced,
        x.shape.map((n, i) => (i === row || i === column ? 1 : n)),
      )
    : reduced;
}

function dropAxes(x: Tensor, axes: readonly number[]): Tensor {
  return reshape(
    x,
    x.shape.filter((_, i) => !axes.includes(i)),
  );
}
