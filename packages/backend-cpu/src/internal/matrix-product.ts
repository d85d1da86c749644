import type { Floats } from './arrays.ts';

/** A matrix inside an array: element (i, j) lies at `start + rows[i] + columns[j]`. */
export interface Matrix {
  readonly data: Floats;
  readonly start: number;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/** Length of the part of a dot product for which packed panels stay in the first-level cache. */
const depth = 256;
/** Rows of the left matrix that are packed at once. */
const height = 126;

/**
 * out += x · y, in doubles, for matrices that lie anyhow in their arrays: transposed, strided or as the patches of an image.
 * Several elements of `out` may share a place: all contributions are then added there.
 * Both matrices are packed into panels of three rows or four columns (Goto and van de Geijn, "Anatomy of high-performance
 * matrix multiplication", 2008), multiplied in tiles of 3 × 4 held in registers.
 */
export function addMatrixProduct(out: Matrix, x: Matrix, y: Matrix): void {
  const m = x.rows.length;
  const k = x.columns.length;
  const n = y.columns.length;
  if (m === 0 || n === 0 || k === 0) return;
  if (m < 3) addThinProduct(out, x, y);
  else if (n < 3) addThinProduct(transposed(out), transposed(y), transposed(x));
  else addPackedProduct(out, x, y);
}

function addPackedProduct(out: Matrix, x: Matrix, y: Matrix): void {
  const m = x.rows.length;
  const k = x.columns.length;
  const n = y.columns.length;
  const panelsOfY = new Float64Array(Math.min(depth, k) * 4 * Math.ceil(n / 4));
  const panelsOfX = new Float64Array(Math.min(depth, k) * 3 * Math.ceil(Math.min(height, m) / 3));
  const tile = new Float64Array(12);
  for (let k0 = 0; k0 < k; k0 += depth) {
    const k1 = Math.min(k, k0 + depth);
    packColumns(panelsOfY, y, k0, k1);
    for (let i0 = 0; i0 < m; i0 += height) {
      const i1 = Math.min(m, i0 + height);
      packRows(panelsOfX, x, i0, i1, k0, k1);
      multiplyPanels(out, panelsOfX, panelsOfY, tile, i0, i1, n, k1 - k0);
    }
  }
}

function transposed({ data, start, rows, columns }: Matrix): Matrix {
  return { data, start, rows: columns, columns: rows };
}

/** For one or two rows, which packing would not pay: dot products, or sums of rows where columns of y lie side by side. */
function addThinProduct(out: Matrix, x: Matrix, y: Matrix): void {
  const n = y.columns.length;
  const k = y.rows.length;
  const sideBySide = n > 1 && y.columns[1]! - y.columns[0]! === 1;
  const sums = new Float64Array(n);
  for (let i = 0; i < x.rows.length; i++) {
    sums.fill(0);
    const from = x.start + x.rows[i]!;
    if (sideBySide) for (let p = 0; p < k; p++) addScaledRow(sums, x.data[from + x.columns[p]!]!, y, p);
    else for (let j = 0; j < n; j++) sums[j] = dotProduct(x, from, y, j);
    for (let j = 0; j < n; j++) out.data[out.start + out.rows[i]! + out.columns[j]!]! += sums[j]!;
  }
}
function addScaledRow(sums: Float64Array, scale: number, { data, start, rows, columns }: Matrix, row: number): void {
  const from = start + rows[row]!;
  for (let j = 0; j < sums.length; j++) sums[j]! += scale * data[from + columns[j]!]!;
}
function dotProduct(x: Matrix, from: number, y: Matrix, column: number): number {
  const { data, columns } = x;
  const { data: other, rows } = y;
  const base = y.start + y.columns[column]!;
  let sum = 0;
  for (let p = 0; p < rows.length; p++) sum += data[from + columns[p]!]! * other[base + rows[p]!]!;
  return sum;
}

/** Copies rows `from` to `to` in groups of three, side by side; what is missing in the last group is anything. */
function packRows(
  panels: Float64Array,
  { data, start, rows, columns }: Matrix,
  from: number,
  to: number,
  k0: number,
  k1: number,
): void {
  let at = 0;
  for (let row = from; row < to; row += 3) {
    const a = start + rows[row]!;
    const b = start + rows[row + 1 < to ? row + 1 : row]!;
    const c = start + rows[row + 2 < to ? row + 2 : row]!;
    for (let k = k0; k < k1; k++) {
      const step = columns[k]!;
      panels[at] = data[a + step]!;
      panels[at + 1] = data[b + step]!;
      panels[at + 2] = data[c + step]!;
      at += 3;
    }
  }
}
/** Copies columns in groups of four, side by side. */
function packColumns(panels: Float64Array, { data, start, rows, columns }: Matrix, k0: number, k1: number): void {
  const n = columns.length;
  let at = 0;
  for (let column = 0; column < n; column += 4) {
    const a = start + columns[column]!;
    const b = start + columns[column + 1 < n ? column + 1 : column]!;
    const c = start + columns[column + 2 < n ? column + 2 : column]!;
    const d = start + columns[column + 3 < n ? column + 3 : column]!;
    for (let k = k0; k < k1; k++) {
      const step = rows[k]!;
      panels[at] = data[a + step]!;
      panels[at + 1] = data[b + step]!;
      panels[at + 2] = data[c + step]!;
      panels[at + 3] = data[d + step]!;
      at += 4;
    }
  }
}

function multiplyPanels(
  out: Matrix,
  xs: Float64Array,
  ys: Float64Array,
  tile: Float64Array,
  i0: number,
  i1: number,
  n: number,
  k: number,
): void {
  const { data, start, rows, columns } = out;
  for (let i = i0; i < i1; i += 3) {
    const height = Math.min(3, i1 - i);
    const x = (i - i0) * k;
    for (let j = 0; j < n; j += 4) {
      multiplyPanel(tile, xs, x, ys, j * k, k);
      const width = Math.min(4, n - j);
      for (let r = 0; r < height; r++) {
        const row = start + rows[i + r]!;
        for (let c = 0; c < width; c++) data[row + columns[j + c]!]! += tile[r * 4 + c]!;
      }
    }
  }
}

/** tile = three rows · four columns: twelve sums, which fit in the registers beside the factors. */
function multiplyPanel(tile: Float64Array, xs: Float64Array, x: number, ys: Float64Array, y: number, k: number): void {
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  let s23 = 0;
  for (const end = x + 3 * k; x < end; x += 3, y += 4) {
    const y0 = ys[y]!;
    const y1 = ys[y + 1]!;
    const y2 = ys[y + 2]!;
    const y3 = ys[y + 3]!;
    const x0 = xs[x]!;
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s03 += x0 * y3;
    const x1 = xs[x + 1]!;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s13 += x1 * y3;
    const x2 = xs[x + 2]!;
    s20 += x2 * y0;
    s21 += x2 * y1;
    s22 += x2 * y2;
    s23 += x2 * y3;
  }
  tile[0] = s00;
  tile[1] = s01;
  tile[2] = s02;
  tile[3] = s03;
  tile[4] = s10;
  tile[5] = s11;
  tile[6] = s12;
  tile[7] = s13;
  tile[8] = s20;
  tile[9] = s21;
  tile[10] = s22;
  tile[11] = s23;
}
