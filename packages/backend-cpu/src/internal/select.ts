import { bytesOf, sizeOf, storage } from '@oneiros/core';
import { type Bigs, wordsOf } from './arrays.ts';
import { broadcastLoops, runsOf } from './broadcast.ts';
import type { CpuKernel } from './kernel-entry.ts';

type Select<T> = (
  c: Uint8Array,
  k: number,
  dk: number,
  x: T,
  i: number,
  di: number,
  y: T,
  j: number,
  dj: number,
  out: T,
  o: number,
  end: number,
) => void;

/** Elements of x or y, copied as they lie in memory. */
export const where: CpuKernel = ([condition, x, y], { inputs, outputs: [value] }) => {
  const { dtype, shape } = value!;
  const out = storage(dtype, sizeOf(shape));
  const loop = (bytesOf(dtype) === 4 ? selectWords : bytesOf(dtype) === 8 ? selectBigs : selectOthers) as Select<
    ReturnType<typeof wordsOf>
  >;
  const [c, a, b, to] = [condition as Uint8Array, wordsOf(x!, dtype), wordsOf(y!, dtype), wordsOf(out, dtype)];
  const loops = broadcastLoops(
    shape,
    inputs.map((v) => v.shape),
  );
  const inner = loops.sizes[0]!;
  const [dk, di, dj] = loops.steps.map((steps) => steps[0]!) as [number, number, number];
  const [ks, is, js] = runsOf(loops) as [Int32Array, Int32Array, Int32Array];
  for (let run = 0, o = 0; o < out.length; run++, o += inner)
    loop(c, ks[run]!, dk, a, is[run]!, di, b, js[run]!, dj, to, o, o + inner);
  return [out];
};

const selectWords: Select<Int32Array> = (c, k, dk, x, i, di, y, j, dj, out, o, end) => {
  for (; o < end; o++, k += dk, i += di, j += dj) out[o] = c[k] ? x[i]! : y[j]!;
};
const selectOthers: Select<Uint8Array | Uint16Array> = (c, k, dk, x, i, di, y, j, dj, out, o, end) => {
  for (; o < end; o++, k += dk, i += di, j += dj) out[o] = c[k] ? x[i]! : y[j]!;
};
const selectBigs: Select<Bigs> = (c, k, dk, x, i, di, y, j, dj, out, o, end) => {
  for (; o < end; o++, k += dk, i += di, j += dj) out[o] = c[k] ? x[i]! : y[j]!;
};
