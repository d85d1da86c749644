import type { Matrix } from './householder.ts';

/** The lower factor of a symmetric matrix, of which the lower triangle is read; all NaN where it is not positive definite. */
export function cholesky({ data: x, rows: n }: Matrix): Matrix {
  const data = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = x[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= data[i * n + k]! * data[j * n + k]!;
      if (i > j) data[i * n + j] = sum / data[j * n + j]!;
      else if (sum > 0) data[j * n + j] = Math.sqrt(sum);
      else return { data: data.fill(Number.NaN), rows: n, columns: n };
    }
  }
  return { data, rows: n, columns: n };
}
