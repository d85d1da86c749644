import {
  accumulate,
  columnFrom,
  type Matrix,
  type Reflector,
  reflectColumns,
  reflectorOf,
  reflectRows,
} from './householder.ts';
import { rotateColumns, rotationOf, withSign } from './rotations.ts';

const tiny = 2 ** -1022;
const sweeps = 60;

/**
 * Eigenvalues in ascending order and eigenvectors as columns of a symmetric matrix: Householder reduction to tridiagonal
 * form, then implicit QL or QR steps (Parlett, "The symmetric eigenvalue problem", 1980), in the order of LAPACK's steqr,
 * so that eigenvectors come with the same signs. `epsilon` is the rounding error of the dtype of the result.
 */
export function eigh(x: Matrix, epsilon: number): { readonly values: Float64Array; readonly vectors: Matrix } {
  const n = x.rows;
  const { diagonal, beside, reflectors } = tridiagonal(x);
  const vectors = accumulate(reflectors, n, n);
  if (!diagonal.every(Number.isFinite))
    return { values: diagonal.fill(Number.NaN), vectors: { ...vectors, data: vectors.data.fill(Number.NaN) } };
  diagonalize(diagonal, beside, vectors, epsilon);
  sortAscending(diagonal, vectors);
  return { values: diagonal, vectors };
}

function tridiagonal(x: Matrix): { diagonal: Float64Array; beside: Float64Array; reflectors: Reflector[] } {
  const n = x.rows;
  const work: Matrix = { data: x.data.slice(), rows: n, columns: n };
  const beside = new Float64Array(Math.max(0, n - 1));
  const reflectors: Reflector[] = [];
  for (let j = 0; j < n - 1; j++) {
    const reflector = reflectorOf(columnFrom(work, j, j + 1), j + 1);
    beside[j] = reflector.beta;
    reflectRows(work, reflector, j + 1);
    reflectColumns(work, reflector, j + 1);
    reflectors.push(reflector);
  }
  return { diagonal: Float64Array.from({ length: n }, (_, i) => work.data[i * n + i]!), beside, reflectors };
}

function diagonalize(d: Float64Array, e: Float64Array, z: Matrix, epsilon: number): void {
  const n = d.length;
  let budget = sweeps * n;
  for (let start = 0; start < n; ) {
    let end = start;
    while (end < n - 1 && Math.abs(e[end]!) > Math.sqrt(Math.abs(d[end]!)) * Math.sqrt(Math.abs(d[end + 1]!)) * epsilon)
      end++;
    if (end < n - 1) e[end] = 0;
    const next = end + 1;
    // Towards the smaller end, which converges first.
    if (Math.abs(d[end]!) < Math.abs(d[start]!)) budget = upwards({ d, e, z, epsilon }, start, end, budget);
    else budget = downwards({ d, e, z, epsilon }, start, end, budget);
    start = next;
  }
}

/** A symmetric tridiagonal matrix, and the rotations done so far. */
interface Tridiagonal {
  readonly d: Float64Array;
  readonly e: Float64Array;
  readonly z: Matrix;
  readonly epsilon: number;
}
function negligible({ d, e, epsilon }: Tridiagonal, i: number): boolean {
  return e[i]! ** 2 <= epsilon ** 2 * Math.abs(d[i]!) * Math.abs(d[i + 1]!) + tiny;
}

/** QL steps on the block from `from` to `to`: eigenvalues are found from its top on. */
function downwards(block: Tridiagonal, from: number, to: number, budget: number): number {
  const { d, e, z } = block;
  for (let l = from; l <= to; ) {
    let m = l;
    while (m < to && !negligible(block, m)) m++;
    if (m < to) e[m] = 0;
    if (m === l) {
      l++;
      continue;
    }
    if (m === l + 1) {
      solvePair(d, e, z, l);
      l += 2;
      continue;
    }
    if (budget-- <= 0) return 0;
    const first = (d[l + 1]! - d[l]!) / (2 * e[l]!);
    let g = d[m]! - d[l]! + e[l]! / (first + withSign(Math.hypot(first, 1), first));
    let [s, c, p] = [1, 1, 0];
    for (let i = m - 1; i >= l; i--) {
      const f = s * e[i]!;
      const b = c * e[i]!;
      let r: number;
      [c, s, r] = rotationOf(g, f);
      if (i !== m - 1) e[i + 1] = r;
      g = d[i + 1]! - p;
      r = (d[i]! - g) * s + 2 * c * b;
      p = s * r;
      d[i + 1] = g + p;
      g = c * r - b;
      rotateColumns(z, i, c, -s);
    }
    d[l]! -= p;
    e[l] = g;
  }
  return budget;
}

/** QR steps: eigenvalues are found from the bottom on. */
function upwards(block: Tridiagonal, from: number, to: number, budget: number): number {
  const { d, e, z } = block;
  for (let l = to; l >= from; ) {
    let m = l;
    while (m > from && !negligible(block, m - 1)) m--;
    if (m > from) e[m - 1] = 0;
    if (m === l) {
      l--;
      continue;
    }
    if (m === l - 1) {
      solvePair(d, e, z, m);
      l -= 2;
      continue;
    }
    if (budget-- <= 0) return 0;
    const first = (d[l - 1]! - d[l]!) / (2 * e[l - 1]!);
    let g = d[m]! - d[l]! + e[l - 1]! / (first + withSign(Math.hypot(first, 1), first));
    let [s, c, p] = [1, 1, 0];
    for (let i = m; i < l; i++) {
      const f = s * e[i]!;
      const b = c * e[i]!;
      let r: number;
      [c, s, r] = rotationOf(g, f);
      if (i !== m) e[i - 1] = r;
      g = d[i]! - p;
      r = (d[i + 1]! - g) * s + 2 * c * b;
      p = s * r;
      d[i] = g + p;
      g = c * r - b;
      rotateColumns(z, i, c, s);
    }
    d[l]! -= p;
    e[l - 1] = g;
  }
  return budget;
}

/** The eigenvalues of [a b; b c], that of greater size first, and the eigenvector (cos, sin) of the first. */
function solvePair(d: Float64Array, e: Float64Array, z: Matrix, l: number): void {
  const [a, b, c] = [d[l]!, e[l]!, d[l + 1]!];
  const sum = a + c;
  const difference = a - c;
  const root = Math.hypot(difference, 2 * b);
  const greatest = sum < 0 ? (sum - root) / 2 : sum > 0 ? (sum + root) / 2 : root / 2;
  const [large, small] = Math.abs(a) > Math.abs(c) ? [a, c] : [c, a];
  d[l] = greatest;
  d[l + 1] = sum === 0 ? -root / 2 : (large / greatest) * small - (b / greatest) * b;
  e[l] = 0;
  const signOfRoot = sum < 0 ? -1 : 1;
  const signOfDifference = difference >= 0 ? 1 : -1;
  const ahead = difference + signOfDifference * root;
  let cosine = 1;
  let sine = 0;
  if (Math.abs(ahead) > Math.abs(2 * b)) {
    const cotangent = (-2 * b) / ahead;
    sine = 1 / Math.sqrt(1 + cotangent * cotangent);
    cosine = cotangent * sine;
  } else if (b !== 0) {
    const tangent = -ahead / (2 * b);
    cosine = 1 / Math.sqrt(1 + tangent * tangent);
    sine = tangent * cosine;
  }
  if (signOfRoot === signOfDifference) [cosine, sine] = [-sine, cosine];
  rotateColumns(z, l, cosine, sine);
}

function sortAscending(values: Float64Array, vectors: Matrix): void {
  const n = values.length;
  for (let i = 0; i < n - 1; i++) {
    let least = i;
    for (let j = i + 1; j < n; j++) if (values[j]! < values[least]!) least = j;
    if (least === i) continue;
    [values[i], values[least]] = [values[least]!, values[i]!];
    for (let r = 0; r < n; r++) {
      const kept = vectors.data[r * n + i]!;
      vectors.data[r * n + i] = vectors.data[r * n + least]!;
      vectors.data[r * n + least] = kept;
    }
  }
}
