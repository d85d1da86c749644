import type { TriangularSolveAttrs } from '@oneiros/tensor';
import type { Matrix } from './householder.ts';

/** x of a · x = b, or of aᵀ · x = b, by substitution. */
export function triangularSolve(
  { data: a, rows: n }: Matrix,
  b: Matrix,
  { lower, transpose, unitDiagonal }: TriangularSolveAttrs,
): Matrix {
  const { columns } = b;
  const x = b.data.slice();
  const forwards = lower !== transpose;
  const [row, column] = transpose ? [1, n] : [n, 1];
  for (let step = 0; step < n; step++) {
    const i = forwards ? step : n - 1 - step;
    const divisor = unitDiagonal ? 1 : a[i * n + i]!;
    for (let c = 0; c < columns; c++) x[i * columns + c]! /= divisor;
    const [from, to] = forwards ? [i + 1, n] : [0, i];
    for (let r = from; r < to; r++) {
      const factor = a[r * row + i * column]!;
      if (factor !== 0) for (let c = 0; c < columns; c++) x[r * columns + c]! -= factor * x[i * columns + c]!;
    }
  }
  return { data: x, rows: n, columns };
}
