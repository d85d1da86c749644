import { bidiagonalSvd } from './bidiagonal-svd.ts';
import {
  accumulate,
  columnFrom,
  identity,
  type Matrix,
  productOf,
  type Reflector,
  reflectColumns,
  reflectorOf,
  reflectRows,
  rowFrom,
  transposeOf,
} from './householder.ts';
import { qr } from './qr.ts';

/** A singular value decomposition x = U diag(s) Vᵀ. */
export interface Svd {
  readonly u: Matrix;
  readonly s: Float64Array;
  readonly vt: Matrix;
}

/**
 * Singular values, descending, by Householder reduction to bidiagonal form and implicit QR steps (Golub and Kahan, 1965).
 * Tall and wide matrices are reduced to square ones by QR first, where LAPACK's gesdd does, so that vectors have its signs.
 * `epsilon` is the rounding error of the dtype of the result.
 */
export function svd(x: Matrix, full: boolean, epsilon: number): Svd {
  const { rows, columns } = x;
  const k = Math.min(rows, columns);
  if (!x.data.every(Number.isFinite)) return unknown(rows, columns, full);
  if (k === 0)
    return { u: identity(rows, full ? rows : 0), s: new Float64Array(0), vt: identity(full ? columns : 0, columns) };
  if (rows >= columns)
    return rows >= Math.floor((11 * columns) / 6) ? tall(x, full, epsilon) : direct(x, full, epsilon);
  if (columns < Math.floor((11 * rows) / 6)) return flipped(direct(transposeOf(x), full, epsilon));
  // x = L Q, from the QR of the transpose
  const { q, r } = qr(transposeOf(x), full ? columns : rows);
  const core = direct(transposeOf(head(r, rows)), false, epsilon);
  return { u: core.u, s: core.s, vt: transposeOf(extended(q, transposeOf(core.vt))) };
}

function tall(x: Matrix, full: boolean, epsilon: number): Svd {
  const { q, r } = qr(x, full ? x.rows : x.columns);
  const core = direct(head(r, x.columns), false, epsilon);
  return { u: extended(q, core.u), s: core.s, vt: core.vt };
}
function flipped({ u, s, vt }: Svd): Svd {
  return { u: transposeOf(vt), s, vt: transposeOf(u) };
}

/** For at least as many rows as columns. */
function direct(x: Matrix, full: boolean, epsilon: number): Svd {
  const { rows, columns } = x;
  const work: Matrix = { data: x.data.slice(), rows, columns };
  const d = new Float64Array(columns);
  const e = new Float64Array(Math.max(0, columns - 1));
  const left: Reflector[] = [];
  const right: Reflector[] = [];
  for (let j = 0; j < columns; j++) {
    const below = reflectorOf(columnFrom(work, j, j), j);
    d[j] = below.beta;
    reflectRows(work, below, j + 1);
    left.push(below);
    if (j === columns - 1) break;
    const beside = reflectorOf(rowFrom(work, j, j + 1), j + 1);
    e[j] = beside.beta;
    reflectColumns(work, beside, j + 1);
    right.push(beside);
  }
  const u = identity(columns);
  const vt = identity(columns);
  bidiagonalSvd(d, e, u, vt, epsilon);
  const q = accumulate(left, rows, full ? rows : columns);
  return { u: extended(q, u), s: d, vt: productOf(vt, transposeOf(accumulate(right, columns, columns))) };
}

/** q times u, which stands for itself and ones on the rest of the diagonal. */
function extended(q: Matrix, u: Matrix): Matrix {
  if (q.columns === u.rows) return productOf(q, u);
  const whole = identity(q.columns);
  for (let i = 0; i < u.rows; i++) whole.data.set(u.data.subarray(i * u.columns, (i + 1) * u.columns), i * q.columns);
  return productOf(q, whole);
}
function head({ data, columns }: Matrix, rows: number): Matrix {
  return { data: data.slice(0, rows * columns), rows, columns };
}
function unknown(rows: number, columns: number, full: boolean): Svd {
  const k = Math.min(rows, columns);
  const nan = (m: number, n: number): Matrix => ({
    data: new Float64Array(m * n).fill(Number.NaN),
    rows: m,
    columns: n,
  });
  return {
    u: nan(rows, full ? rows : k),
    s: new Float64Array(k).fill(Number.NaN),
    vt: nan(full ? columns : k, columns),
  };
}
