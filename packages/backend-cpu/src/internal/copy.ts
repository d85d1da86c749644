import type { Bigs } from './arrays.ts';
import { joinLoops } from './broadcast.ts';

/** Words that are copied without a look at their meaning. */
export type Words = Uint8Array | Uint16Array | Int32Array | Bigs;

/** A place in an array and the step along each dimension. */
export interface Layout {
  readonly start: number;
  readonly strides: readonly number[];
}

/** Copies `shape` elements from one layout to another. */
export function copyStrided(x: Words, from: Layout, out: Words, to: Layout, shape: readonly number[]): void {
  for (const n of shape) if (n === 0) return;
  const { sizes, steps } = joinLoops(shape, [from.strides, to.strides]);
  const [dx, dout] = steps as [readonly number[], readonly number[]];
  const inner = sizes[0]!;
  const [sx, so] = [dx[0]!, dout[0]!];
  const rank = sizes.length;
  // A transposition reads along one dimension and writes along another: done in blocks, both stay in the cache.
  const across = rank > 1 && so === 1 && sx > 1 ? dx.indexOf(1) : -1;
  const block = across > 0 && inner >= 16 && sizes[across]! >= 16;
  const counter = new Int32Array(rank);
  let total = 1;
  for (let d = 1; d < rank; d++) if (!block || d !== across) total *= sizes[d]!;
  let i = from.start;
  let o = to.start;
  for (let run = 0; run < total; run++) {
    if (block) copyBlocks(x, i, sx, 1, out, o, 1, dout[across]!, inner, sizes[across]!);
    else copyRun(x, i, sx, out, o, so, inner);
    for (let d = 1; d < rank; d++) {
      if (block && d === across) continue;
      i += dx[d]!;
      o += dout[d]!;
      if (++counter[d]! < sizes[d]!) break;
      i -= dx[d]! * sizes[d]!;
      o -= dout[d]! * sizes[d]!;
      counter[d] = 0;
    }
  }
}

function copyRun(x: Words, i: number, di: number, out: Words, o: number, step: number, count: number): void {
  if (x instanceof Int32Array && out instanceof Int32Array) {
    if (di === 1 && step === 1 && count > 24) out.set(x.subarray(i, i + count), o);
    else if (di === 0 && step === 1 && count > 24) out.fill(x[i]!, o, o + count);
    else for (let k = 0; k < count; k++, i += di, o += step) out[o] = x[i]!;
  } else if (x instanceof BigInt64Array && out instanceof BigInt64Array) {
    for (let k = 0; k < count; k++, i += di, o += step) out[o] = x[i]!;
  } else copyOthers(x as Uint8Array, i, di, out as Uint8Array, o, step, count);
}
function copyOthers(
  x: Uint8Array | Uint16Array,
  i: number,
  di: number,
  out: Uint8Array | Uint16Array,
  o: number,
  step: number,
  count: number,
): void {
  if (di === 1 && step === 1 && count > 24) out.set(x.subarray(i, i + count), o);
  else if (di === 0 && step === 1 && count > 24) out.fill(x[i]!, o, o + count);
  else for (let k = 0; k < count; k++, i += di, o += step) out[o] = x[i]!;
}

const side = 16;
/** A matrix of `n` by `m` elements, in blocks. */
function copyBlocks(
  x: Words,
  i: number,
  di: number,
  dj: number,
  out: Words,
  o: number,
  doi: number,
  doj: number,
  n: number,
  m: number,
): void {
  for (let a = 0; a < n; a += side) {
    for (let b = 0; b < m; b += side) {
      const height = Math.min(side, n - a);
      const width = Math.min(side, m - b);
      for (let row = 0; row < width; row++) {
        copyRun(x, i + a * di + (b + row) * dj, di, out, o + a * doi + (b + row) * doj, doi, height);
      }
    }
  }
}
