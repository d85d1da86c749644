import { bytesOf, sizeOf, storage } from '@oneiros/core';
import { type Bigs, wordsOf } from './arrays.ts';
import { broadcastLoops } from './broadcast.ts';
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
  const { sizes, steps } = broadcastLoops(
    shape,
    inputs.map((v) => v.shape),
  );
  const [dk, di, dj] = steps as [readonly number[], readonly number[], readonly number[]];
  const inner = sizes[0]!;
  const counter = new Int32Array(sizes.length);
  let k = 0;
  let i = 0;
  let j = 0;
  for (let o = 0; o < out.length; o += inner) {
    loop(c, k, dk[0]!, a, i, di[0]!, b, j, dj[0]!, to, o, o + inner);
    for (let d = 1; d < sizes.length; d++) {
      const size = sizes[d]!;
      k += dk[d]!;
      i += di[d]!;
      j += dj[d]!;
      if (++counter[d]! < size) break;
      k -= dk[d]! * size;
      i -= di[d]! * size;
      j -= dj[d]! * size;
      counter[d] = 0;
    }
  }
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
