import {
  accumulate,
  columnFrom,
  type Matrix,
  type Reflector,
  reflectColumns,
  reflectorOf,
  reflectRows,
} from './householder.ts';

/** A complex Schur form x = Z T Zᴴ: real and imaginary parts of T, upper triangular, and of Z. */
export interface Schur {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
  readonly basis: Float64Array;
  readonly basisImaginary: Float64Array;
}

/** By reduction to Hessenberg form and QR steps with Wilkinson's shift in complex arithmetic. */
export function schur(x: Matrix): Schur {
  const n = x.rows;
  const work: Matrix = { data: x.data.slice(), rows: n, columns: n };
  const reflectors: Reflector[] = [];
  for (let j = 0; j < n - 2; j++) {
    const reflector = reflectorOf(columnFrom(work, j, j + 1), j + 1);
    reflectRows(work, reflector, j);
    reflectColumns(work, reflector);
    for (let i = j + 2; i < n; i++) work.data[i * n + j] = 0;
    reflectors.push(reflector);
  }
  const form: Schur = {
    real: work.data,
    imaginary: new Float64Array(n * n),
    basis: accumulate(reflectors, n, n).data,
    basisImaginary: new Float64Array(n * n),
  };
  let steps = 0;
  for (let high = n - 1; high > 0; ) {
    let low = high;
    while (low > 0 && !negligible(form, low, n)) low--;
    if (low > 0) setBelow(form, low, n);
    if (low === high) {
      high--;
      steps = 0;
      continue;
    }
    if (++steps > 100)
      throw new Error(
        'eig: expected the QR steps to converge. Received: a matrix on which they do not. Check it for NaN and infinities.',
      );
    step(form, low, high, n, steps % 10 === 0);
  }
  return form;
}

function at({ real, imaginary }: Schur, i: number): readonly [number, number] {
  return [real[i]!, imaginary[i]!];
}
function sizeAt({ real, imaginary }: Schur, i: number): number {
  return Math.abs(real[i]!) + Math.abs(imaginary[i]!);
}
function negligible(form: Schur, i: number, n: number): boolean {
  const around = sizeAt(form, i * n + i) + sizeAt(form, (i - 1) * n + i - 1);
  return sizeAt(form, i * n + i - 1) <= 2 ** -53 * (around || 1);
}
function setBelow({ real, imaginary }: Schur, i: number, n: number): void {
  real[i * n + i - 1] = 0;
  imaginary[i * n + i - 1] = 0;
}

/** One QR step on rows `low` to `high`: rotations of neighbouring rows, each followed by that of the same columns. */
function step(form: Schur, low: number, high: number, n: number, exceptional: boolean): void {
  const [sr, si] = exceptional ? [sizeAt(form, high * n + high - 1), 0] : wilkinson(form, high, n);
  const { real, imaginary } = form;
  for (let i = low; i <= high; i++) {
    real[i * n + i]! -= sr;
    imaginary[i * n + i]! -= si;
  }
  const rotations: (readonly [c: number, sr: number, si: number])[] = [];
  for (let i = low; i < high; i++) {
    const [a, b] = at(form, i * n + i);
    const [f, g] = at(form, (i + 1) * n + i);
    const top = Math.hypot(a, b);
    const length = Math.hypot(top, f, g);
    // c real; s = conj(top phase) · below / length, so that the element below becomes 0
    const c = length === 0 ? 1 : top / length;
    const [pr, pi] = top === 0 ? [1, 0] : [a / top, b / top];
    const s = length === 0 ? ([0, 0] as const) : ([(pr * f + pi * g) / length, (pr * g - pi * f) / length] as const);
    rotations.push([c, s[0], s[1]]);
    rotateRows(real, imaginary, i, c, s[0], s[1], i, n);
  }
  rotations.forEach(([c, s, t], index) => {
    const i = low + index;
    rotateColumns(real, imaginary, i, c, s, t, Math.min(high, i + 2), n);
    rotateColumns(form.basis, form.basisImaginary, i, c, s, t, n - 1, n);
  });
  for (let i = low; i <= high; i++) {
    real[i * n + i]! += sr;
    imaginary[i * n + i]! += si;
  }
}

/** The eigenvalue of the last 2 × 2 block that is nearer to its last element. */
function wilkinson(form: Schur, high: number, n: number): readonly [number, number] {
  const [a, ai] = at(form, (high - 1) * n + high - 1);
  const [b, bi] = at(form, (high - 1) * n + high);
  const [c, ci] = at(form, high * n + high - 1);
  const [d, di] = at(form, high * n + high);
  const [hr, hi] = [(a - d) / 2, (ai - di) / 2];
  const [rr, ri] = squareRoot(hr * hr - hi * hi + b * c - bi * ci, 2 * hr * hi + b * ci + bi * c);
  const sign = hr * rr + hi * ri > 0 ? -1 : 1;
  const [x, y] = [hr + sign * rr, hi + sign * ri];
  return [d + x, di + y];
}
function squareRoot(a: number, b: number): readonly [number, number] {
  const size = Math.sqrt((Math.abs(a) + Math.hypot(a, b)) / 2);
  if (size === 0) return [0, 0];
  return a >= 0 ? [size, b / (2 * size)] : [Math.abs(b) / (2 * size), b < 0 ? -size : size];
}

/** Rows i and i + 1: upper ← c · upper + conj(s) · lower, lower ← c · lower − s · upper. */
function rotateRows(
  real: Float64Array,
  imaginary: Float64Array,
  i: number,
  c: number,
  s: number,
  t: number,
  from: number,
  n: number,
): void {
  for (let j = i * n + from; j < (i + 1) * n; j++) {
    const [a, b] = [real[j]!, imaginary[j]!];
    const [f, g] = [real[j + n]!, imaginary[j + n]!];
    real[j] = c * a + s * f + t * g;
    imaginary[j] = c * b + s * g - t * f;
    real[j + n] = c * f - s * a + t * b;
    imaginary[j + n] = c * g - s * b - t * a;
  }
}
/** Columns i and i + 1 of rows 0 to `last`: the adjoint from the right. */
function rotateColumns(
  real: Float64Array,
  imaginary: Float64Array,
  i: number,
  c: number,
  s: number,
  t: number,
  last: number,
  n: number,
): void {
  for (let row = 0; row <= last; row++) {
    const j = row * n + i;
    const [a, b] = [real[j]!, imaginary[j]!];
    const [f, g] = [real[j + 1]!, imaginary[j + 1]!];
    real[j] = c * a + s * f - t * g;
    imaginary[j] = c * b + s * g + t * f;
    real[j + 1] = c * f - s * a - t * b;
    imaginary[j + 1] = c * g - s * b + t * a;
  }
}
