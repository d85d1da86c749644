import type { Matrix } from './householder.ts';
import { schur } from './schur.ts';

/**
 * Eigenvalues and eigenvectors (columns of length 1) of a square matrix, as real and imaginary parts: from its complex
 * Schur form by substitution.
 */
export function eig(
  x: Matrix,
): readonly [wReal: Float64Array, wImaginary: Float64Array, vReal: Float64Array, vImaginary: Float64Array] {
  const n = x.rows;
  const { real: t, imaginary: ti, basis: z, basisImaginary: zi } = schur(x);
  const wReal = Float64Array.from({ length: n }, (_, i) => t[i * n + i]!);
  const wImaginary = Float64Array.from({ length: n }, (_, i) => ti[i * n + i]!);
  const scale = Math.max(Number.MIN_VALUE, ...x.data.map(Math.abs));
  const vReal = new Float64Array(n * n);
  const vImaginary = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    const y = new Float64Array(n);
    const yi = new Float64Array(n);
    y[k] = 1;
    for (let i = k - 1; i >= 0; i--) {
      let [a, b] = [0, 0];
      for (let j = i + 1; j <= k; j++) {
        a -= t[i * n + j]! * y[j]! - ti[i * n + j]! * yi[j]!;
        b -= t[i * n + j]! * yi[j]! + ti[i * n + j]! * y[j]!;
      }
      let [c, d] = [wReal[i]! - wReal[k]!, wImaginary[i]! - wImaginary[k]!];
      if (Math.hypot(c, d) < 2 ** -52 * scale) [c, d] = [2 ** -52 * scale, 0]; // equal eigenvalues: a vector nearby
      const size = c * c + d * d;
      y[i] = (a * c + b * d) / size;
      yi[i] = (b * c - a * d) / size;
    }
    const column = new Float64Array(n);
    const columnImaginary = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= k; j++) {
        column[i]! += z[i * n + j]! * y[j]! - zi[i * n + j]! * yi[j]!;
        columnImaginary[i]! += z[i * n + j]! * yi[j]! + zi[i * n + j]! * y[j]!;
      }
    }
    normalize(column, columnImaginary, Math.abs(wImaginary[k]!) <= 2 ** -44 * scale);
    if (Math.abs(wImaginary[k]!) <= 2 ** -44 * scale) wImaginary[k] = 0;
    for (let i = 0; i < n; i++) {
      vReal[i * n + k] = column[i]!;
      vImaginary[i * n + k] = columnImaginary[i]!;
    }
  }
  return [wReal, wImaginary, vReal, vImaginary];
}

/** Length 1, the largest element real: the vector of a real eigenvalue is then real altogether. */
function normalize(real: Float64Array, imaginary: Float64Array, isReal: boolean): void {
  let most = 0;
  let length = 0;
  real.forEach((value, i) => {
    length = Math.hypot(length, value, imaginary[i]!);
    if (Math.hypot(value, imaginary[i]!) > Math.hypot(real[most]!, imaginary[most]!)) most = i;
  });
  const size = Math.hypot(real[most]!, imaginary[most]!) * length;
  const [c, d] = [real[most]! / size, -imaginary[most]! / size];
  for (let i = 0; i < real.length; i++) {
    const [a, b] = [real[i]!, imaginary[i]!];
    real[i] = a * c - b * d;
    imaginary[i] = isReal || i === most ? 0 : a * d + b * c;
  }
}
