import type { Matrix } from './householder.ts';
import { rotateColumns, rotateRows, rotationOf, withSign } from './rotations.ts';

/** An upper bidiagonal matrix on its way to a diagonal one, with the rotations done from both sides. */
interface State {
  readonly d: Float64Array;
  readonly e: Float64Array;
  readonly u: Matrix;
  readonly vt: Matrix;
}

/**
 * Makes the upper bidiagonal matrix with diagonal `d` and `e` beside it diagonal: d becomes its singular values, descending,
 * u and vt take the rotations. Implicit QR steps with a shift, or with none where small values need their relative accuracy
 * (Demmel and Kahan, "Accurate singular values of bidiagonal matrices", 1990), in the order of LAPACK's bdsqr.
 */
export function bidiagonalSvd(d: Float64Array, e: Float64Array, u: Matrix, vt: Matrix, epsilon: number): void {
  const n = d.length;
  const state = { d, e, u, vt };
  const tolerance = epsilon * Math.max(10, Math.min(100, epsilon ** (-1 / 8)));
  const threshold = (tolerance * smallest(d, e, 0, n - 1)) / Math.sqrt(n);
  let block: readonly [number, number] = [-1, -1];
  let fromTop = true;
  let budget = 6 * n * n + 60;
  for (let m = n - 1; m > 0 && budget > 0; ) {
    let low = m;
    while (low > 0 && Math.abs(e[low - 1]!) > threshold) low--;
    if (low > 0) e[low - 1] = 0;
    if (low === m) {
      m--;
      continue;
    }
    if (low === m - 1) {
      solvePair(state, low);
      m -= 2;
      continue;
    }
    if (low > block[1] || m < block[0]) fromTop = Math.abs(d[low]!) >= Math.abs(d[m]!);
    if (deflates(state, low, m, fromTop, tolerance)) continue;
    block = [low, m];
    const shift = shiftOf(state, low, m, fromTop, tolerance, epsilon, n);
    if (fromTop) stepDown(state, low, m, shift);
    else stepUp(state, low, m, shift);
    const last = fromTop ? m - 1 : low;
    if (Math.abs(e[last]!) <= threshold) e[last] = 0;
    budget--;
  }
  for (let i = 0; i < n; i++) {
    if (d[i]! > 0 || Object.is(d[i], 0)) continue;
    d[i] = -d[i]!;
    for (let j = 0; j < n; j++) vt.data[i * n + j] = -vt.data[i * n + j]!;
  }
  sortDescending(state);
}

/** A lower bound of the least singular value of a block. */
function smallest(d: Float64Array, e: Float64Array, low: number, high: number): number {
  let bound = Math.abs(d[low]!);
  let least = bound;
  for (let i = low + 1; i <= high && least > 0; i++) {
    bound = Math.abs(d[i]!) * (bound / (bound + Math.abs(e[i - 1]!)));
    least = Math.min(least, bound);
  }
  return least;
}

/** Sets an element beside the diagonal to 0 where the singular values do not feel it. */
function deflates({ d, e }: State, low: number, m: number, fromTop: boolean, tolerance: number): boolean {
  const end = fromTop ? m - 1 : low;
  if (Math.abs(e[end]!) <= tolerance * Math.abs(d[fromTop ? m : low]!)) {
    e[end] = 0;
    return true;
  }
  let bound = Math.abs(d[fromTop ? low : m]!);
  for (let step = 0; step < m - low; step++) {
    const i = fromTop ? low + step : m - 1 - step;
    if (Math.abs(e[i]!) <= tolerance * bound) {
      e[i] = 0;
      return true;
    }
    bound = Math.abs(d[fromTop ? i + 1 : i]!) * (bound / (bound + Math.abs(e[i]!)));
  }
  return false;
}

/** The shift: the smaller singular value of the last two rows, or 0 where it would spoil small values. */
function shiftOf(
  { d, e }: State,
  low: number,
  m: number,
  fromTop: boolean,
  tolerance: number,
  epsilon: number,
  n: number,
): number {
  let bound = Math.abs(d[fromTop ? low : m]!);
  let least = bound;
  let most = Math.abs(d[m]!);
  for (let i = low; i < m; i++) most = Math.max(most, Math.abs(d[i]!), Math.abs(e[i]!));
  for (let step = 0; step < m - low; step++) {
    const i = fromTop ? low + step : m - 1 - step;
    bound = Math.abs(d[fromTop ? i + 1 : i]!) * (bound / (bound + Math.abs(e[i]!)));
    least = Math.min(least, bound);
  }
  if (n * tolerance * (least / most) <= Math.max(epsilon, 0.01 * tolerance)) return 0;
  const at = fromTop ? m - 1 : low;
  const shift = lesserOf(d[at]!, e[at]!, d[at + 1]!);
  const first = Math.abs(d[fromTop ? low : m]!);
  return first > 0 && (shift / first) ** 2 < epsilon ? 0 : shift;
}

/** Chases the bulge from the top of a block to its bottom. */
function stepDown({ d, e, u, vt }: State, low: number, m: number, shift: number): void {
  if (shift === 0) {
    let [c, s, r] = [1, 0, 0];
    let [before, sBefore] = [1, 0];
    for (let i = low; i < m; i++) {
      [c, s, r] = rotationOf(d[i]! * c, e[i]!);
      if (i > low) e[i - 1] = sBefore * r;
      [before, sBefore, d[i]] = rotationOf(before * r, d[i + 1]! * s);
      rotateRows(vt, i, c, s);
      rotateColumns(u, i, before, sBefore);
    }
    const last = d[m]! * c;
    d[m] = last * before;
    e[m - 1] = last * sBefore;
    return;
  }
  let f = (Math.abs(d[low]!) - shift) * (withSign(1, d[low]!) + shift / d[low]!);
  let g = e[low]!;
  for (let i = low; i < m; i++) {
    let [c, s, r] = rotationOf(f, g);
    if (i > low) e[i - 1] = r;
    f = c * d[i]! + s * e[i]!;
    e[i] = c * e[i]! - s * d[i]!;
    g = s * d[i + 1]!;
    d[i + 1] = c * d[i + 1]!;
    rotateRows(vt, i, c, s);
    [c, s, r] = rotationOf(f, g);
    d[i] = r;
    f = c * e[i]! + s * d[i + 1]!;
    d[i + 1] = c * d[i + 1]! - s * e[i]!;
    if (i < m - 1) {
      g = s * e[i + 1]!;
      e[i + 1] = c * e[i + 1]!;
    }
    rotateColumns(u, i, c, s);
  }
  e[m - 1] = f;
}

/** Chases the bulge from the bottom of a block to its top. */
function stepUp({ d, e, u, vt }: State, low: number, m: number, shift: number): void {
  if (shift === 0) {
    let [c, s, r] = [1, 0, 0];
    let [before, sBefore] = [1, 0];
    for (let i = m; i > low; i--) {
      [c, s, r] = rotationOf(d[i]! * c, e[i - 1]!);
      if (i < m) e[i] = sBefore * r;
      [before, sBefore, d[i]] = rotationOf(before * r, d[i - 1]! * s);
      rotateColumns(u, i - 1, c, -s);
      rotateRows(vt, i - 1, before, -sBefore);
    }
    const last = d[low]! * c;
    d[low] = last * before;
    e[low] = last * sBefore;
    return;
  }
  let f = (Math.abs(d[m]!) - shift) * (withSign(1, d[m]!) + shift / d[m]!);
  let g = e[m - 1]!;
  for (let i = m; i > low; i--) {
    let [c, s, r] = rotationOf(f, g);
    if (i < m) e[i] = r;
    f = c * d[i]! + s * e[i - 1]!;
    e[i - 1] = c * e[i - 1]! - s * d[i]!;
    g = s * d[i - 1]!;
    d[i - 1] = c * d[i - 1]!;
    rotateColumns(u, i - 1, c, -s);
    [c, s, r] = rotationOf(f, g);
    d[i] = r;
    f = c * e[i - 1]! + s * d[i - 1]!;
    d[i - 1] = c * d[i - 1]! - s * e[i - 1]!;
    if (i > low + 1) {
      g = s * e[i - 2]!;
      e[i - 2] = c * e[i - 2]!;
    }
    rotateRows(vt, i - 1, c, -s);
  }
  e[low] = f;
}

/** Diagonalizes rows l and l + 1: [f g; 0 h]. */
function solvePair({ d, e, u, vt }: State, l: number): void {
  const { greatest, least, left, right } = pairSvd(d[l]!, e[l]!, d[l + 1]!);
  d[l] = greatest;
  e[l] = 0;
  d[l + 1] = least;
  rotateRows(vt, l, right[0], right[1]);
  rotateColumns(u, l, left[0], left[1]);
}

interface PairSvd {
  readonly greatest: number;
  readonly least: number;
  /** Cosine and sine of the rotations from the left and from the right. */
  readonly left: readonly [number, number];
  readonly right: readonly [number, number];
}

/** Both singular values of [f g; 0 h], with signs, to full relative accuracy. */
function pairSvd(f: number, g: number, h: number): PairSvd {
  if (g === 0 && Math.abs(h) <= Math.abs(f)) return { greatest: f, least: h, left: [1, 0], right: [1, 0] };
  const swapped = Math.abs(h) > Math.abs(f);
  const [ft, ht] = swapped ? [h, f] : [f, h];
  const [fa, ga, ha] = [Math.abs(ft), Math.abs(g), Math.abs(ht)];
  let [cl, sl, cr, sr] = [1, 0, 1, 0];
  let [most, less] = [fa, ha];
  if (ga > fa && fa / ga < 2 ** -53) {
    most = ga;
    less = ha > 1 ? fa / (ga / ha) : (fa / ga) * ha;
    [cl, sl, cr, sr] = [1, ht / g, ft / g, 1];
  } else if (ga !== 0) {
    const gap = fa - ha;
    const l = gap === fa ? 1 : gap / fa;
    const ratio = g / ft;
    const t = 2 - l;
    const s = Math.sqrt(t * t + ratio * ratio);
    const r = l === 0 ? Math.abs(ratio) : Math.sqrt(l * l + ratio * ratio);
    const mean = 0.5 * (s + r);
    less = ha / mean;
    most = fa * mean;
    let tangent: number;
    if (ratio * ratio !== 0) tangent = (ratio / (s + t) + ratio / (r + l)) * (1 + mean);
    else tangent = l === 0 ? withSign(2, ft) * withSign(1, g) : g / withSign(gap, ft) + ratio / t;
    const root = Math.sqrt(tangent * tangent + 4);
    cr = 2 / root;
    sr = tangent / root;
    cl = (cr + sr * ratio) / mean;
    sl = ((ht / ft) * sr) / mean;
  }
  const [left, right] = swapped
    ? ([
        [sr, cr],
        [sl, cl],
      ] as const)
    : ([
        [cl, sl],
        [cr, sr],
      ] as const);
  let sign: number;
  if (ga > fa) sign = withSign(1, right[1]) * withSign(1, left[0]) * withSign(1, g);
  else if (swapped) sign = withSign(1, right[1]) * withSign(1, left[1]) * withSign(1, h);
  else sign = withSign(1, right[0]) * withSign(1, left[0]) * withSign(1, f);
  return { greatest: withSign(most, sign), least: withSign(less, sign * withSign(1, f) * withSign(1, h)), left, right };
}

/** The lesser singular value of [f g; 0 h]. */
function lesserOf(f: number, g: number, h: number): number {
  const [small, large] = [Math.min(Math.abs(f), Math.abs(h)), Math.max(Math.abs(f), Math.abs(h))];
  const ga = Math.abs(g);
  if (small === 0) return 0;
  const as = 1 + small / large;
  const at = (large - small) / large;
  if (ga < large) {
    const au = (ga / large) ** 2;
    return small * (2 / (Math.sqrt(as * as + au) + Math.sqrt(at * at + au)));
  }
  const au = large / ga;
  if (au === 0) return (small * large) / ga;
  return 2 * (small * (1 / (Math.sqrt(1 + (as * au) ** 2) + Math.sqrt(1 + (at * au) ** 2))) * au);
}

function sortDescending({ d, u, vt }: State): void {
  const n = d.length;
  for (let end = n - 1; end > 0; end--) {
    let least = 0;
    for (let j = 1; j <= end; j++) if (d[j]! <= d[least]!) least = j;
    if (least === end) continue;
    [d[least], d[end]] = [d[end]!, d[least]!];
    for (let j = 0; j < n; j++) {
      exchange(vt.data, least * n + j, end * n + j);
      exchange(u.data, j * u.columns + least, j * u.columns + end);
    }
  }
}
function exchange(values: Float64Array, i: number, j: number): void {
  const kept = values[i]!;
  values[i] = values[j]!;
  values[j] = kept;
}
