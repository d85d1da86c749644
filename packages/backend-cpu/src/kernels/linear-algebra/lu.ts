import type { Matrix } from './householder.ts';

/** LU factors with partial pivoting, the row that each row was exchanged with, and the rows of `x` in their final order. */
export function lu(x: Matrix): {
  readonly factors: Matrix;
  readonly pivots: Int32Array;
  readonly permutation: Int32Array;
} {
  const { rows, columns } = x;
  const data = x.data.slice();
  const pivots = new Int32Array(Math.min(rows, columns));
  const permutation = Int32Array.from({ length: rows }, (_, i) => i);
  for (let j = 0; j < pivots.length; j++) {
    let best = j;
    for (let i = j + 1; i < rows; i++)
      if (Math.abs(data[i * columns + j]!) > Math.abs(data[best * columns + j]!)) best = i;
    pivots[j] = best;
    if (best !== j) {
      for (let c = 0; c < columns; c++) swap(data, j * columns + c, best * columns + c);
      swap(permutation, j, best);
    }
    const pivot = data[j * columns + j]!;
    if (pivot === 0) continue; // all below are 0 too
    for (let i = j + 1; i < rows; i++) {
      const factor = (data[i * columns + j]! /= pivot);
      if (factor !== 0) for (let c = j + 1; c < columns; c++) data[i * columns + c]! -= factor * data[j * columns + c]!;
    }
  }
  return { factors: { data, rows, columns }, pivots, permutation };
}

function swap(values: Float64Array | Int32Array, i: number, j: number): void {
  const kept = values[i]!;
  values[i] = values[j]!;
  values[j] = kept;
}
