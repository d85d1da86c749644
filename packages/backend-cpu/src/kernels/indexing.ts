import { type DType, integerRange, isFloat, sizeOf, storage, stridesOf } from '@oneiros/core';
import {
  gatherNdOp,
  type ScatterMode,
  scatterAlongAxisOp,
  scatterNdOp,
  takeAlongAxisOp,
  takeOp,
} from '@oneiros/tensor';
import { type Bigs, type Numbers, wordsOf } from '../internal/arrays.ts';
import type { Words } from '../internal/copy.ts';
import type { CpuKernel, KernelEntry } from '../internal/kernel-entry.ts';
import { bigLarger, bigSmaller, larger, smaller } from '../internal/numbers.ts';
import { numeric } from '../internal/numeric.ts';

/** What stands where an index is out of bounds: NaN, the least signed integer, the greatest unsigned one, true; as JAX fills. */
function fillOf(dtype: DType): number | bigint {
  if (dtype === 'bfloat16') return 0x7fc0;
  if (dtype === 'float16') return 0x7e00;
  if (isFloat(dtype)) return Number.NaN;
  if (dtype === 'bool') return 1;
  const [low, high] = integerRange(dtype);
  const fill = low < 0n ? low : high;
  return dtype === 'int64' || dtype === 'uint64' ? fill : Number(fill);
}

const take: CpuKernel = ([x, indices], { inputs: [from, at], outputs: [to], attrs }) => {
  const { axis } = attrs as { axis: number };
  const { dtype } = to!;
  const outer = sizeOf(from!.shape.slice(0, axis));
  const size = from!.shape[axis]!;
  const inner = sizeOf(from!.shape.slice(axis + 1));
  const count = sizeOf(at!.shape);
  const out = storage(dtype, sizeOf(to!.shape));
  const [source, target] = [wordsOf(x!, dtype), wordsOf(out, dtype)];
  for (let a = 0, o = 0; a < outer; a++) {
    for (let k = 0; k < count; k++, o += inner) {
      const index = indices![k] as number;
      if (index < 0 || index >= size) (out as Float32Array).fill(fillOf(dtype) as number, o, o + inner);
      else copyWords(source, (a * size + index) * inner, target, o, inner);
    }
  }
  return [out];
};

function copyWords(x: Words, i: number, out: Words, o: number, count: number): void {
  if (count > 24) (out as Int32Array).set((x as Int32Array).subarray(i, i + count), o);
  else for (const end = i + count; i < end; i++, o++) out[o] = x[i]!;
}

/** Calls `visit` for each element of an array with one index along `axis`: its own place, and that of the element it names, or -1. */
function alongAxis(
  shape: readonly number[],
  indices: Int32Array,
  count: number,
  axis: number,
  visit: (place: number, named: number) => void,
): void {
  const outer = sizeOf(shape.slice(0, axis));
  const size = shape[axis]!;
  const inner = sizeOf(shape.slice(axis + 1));
  for (let a = 0, o = 0; a < outer; a++) {
    for (let k = 0; k < count; k++) {
      for (let b = 0; b < inner; b++, o++) {
        const index = indices[o]!;
        visit(o, index < 0 || index >= size ? -1 : (a * size + index) * inner + b);
      }
    }
  }
}

const takeAlongAxis: CpuKernel = ([x, indices], { inputs: [from, at], outputs: [to], attrs }) => {
  const { axis } = attrs as { axis: number };
  const out = storage(to!.dtype, indices!.length);
  const fill = fillOf(to!.dtype);
  alongAxis(from!.shape, indices as Int32Array, at!.shape[axis]!, axis, (place, named) => {
    out[place] = named < 0 ? fill : x![named]!;
  });
  return [out];
};

/** For each row of coordinates, where the part begins that it names, or -1. */
function placesOf(indices: Int32Array, depth: number, shape: readonly number[], rows: number): Int32Array {
  const strides = stridesOf(shape);
  const places = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    let place = 0;
    for (let d = 0; d < depth; d++) {
      const index = indices[row * depth + d]!;
      if (index < 0 || index >= shape[d]!) {
        place = -1;
        break;
      }
      place += index * strides[d]!;
    }
    places[row] = place;
  }
  return places;
}

const gatherNd: CpuKernel = ([x, indices], { inputs: [from, at], outputs: [to] }) => {
  const { dtype } = to!;
  const depth = at!.shape.at(-1)!;
  const inner = sizeOf(from!.shape.slice(depth));
  const places = placesOf(indices as Int32Array, depth, from!.shape, sizeOf(at!.shape.slice(0, -1)));
  const out = storage(dtype, sizeOf(to!.shape));
  const [source, target] = [wordsOf(x!, dtype), wordsOf(out, dtype)];
  places.forEach((place, row) => {
    if (place >= 0) copyWords(source, place, target, row * inner, inner);
  });
  return [out];
};

type Join = (out: Numbers, o: number, x: Numbers, i: number, count: number) => void;
const joins: { readonly [mode in ScatterMode]: Join } = {
  update: (out, o, x, i, count) => {
    for (let k = 0; k < count; k++) out[o + k] = x[i + k]!;
  },
  add: (out, o, x, i, count) => {
    for (let k = 0; k < count; k++) out[o + k] = out[o + k]! + x[i + k]!;
  },
  multiply: (out, o, x, i, count) => {
    const whole = !(out instanceof Float32Array || out instanceof Float64Array);
    for (let k = 0; k < count; k++) out[o + k] = whole ? Math.imul(out[o + k]!, x[i + k]!) : out[o + k]! * x[i + k]!;
  },
  max: (out, o, x, i, count) => {
    for (let k = 0; k < count; k++) out[o + k] = larger(out[o + k]!, x[i + k]!);
  },
  min: (out, o, x, i, count) => {
    for (let k = 0; k < count; k++) out[o + k] = smaller(out[o + k]!, x[i + k]!);
  },
};
const bigJoins: { readonly [mode in ScatterMode]: (x: bigint, y: bigint) => bigint } = {
  update: (_, y) => y,
  add: (x, y) => x + y,
  multiply: (x, y) => x * y,
  max: bigLarger,
  min: bigSmaller,
};

/** Joins `count` elements of x into out; truth values join as 0 and 1. */
function joinInto(mode: ScatterMode, dtype: DType): Join {
  if (dtype === 'int64' || dtype === 'uint64') {
    const join = bigJoins[mode];
    return ((out: Bigs, o: number, x: Bigs, i: number, count: number) => {
      for (let k = 0; k < count; k++) out[o + k] = join(out[o + k]!, x[i + k]!);
    }) as unknown as Join;
  }
  return joins[dtype === 'bool' && mode === 'add' ? 'max' : mode];
}

const scatterNd: CpuKernel = /*#__PURE__*/ numeric(([x, indices, updates], { inputs: [into, at], attrs }) => {
  const { shape, dtype } = into!;
  const depth = at!.shape.at(-1)!;
  const inner = sizeOf(shape.slice(depth));
  const places = placesOf(indices as Int32Array, depth, shape, sizeOf(at!.shape.slice(0, -1)));
  const out = x!.slice();
  const join = joinInto((attrs as { mode: ScatterMode }).mode, dtype);
  places.forEach((place, row) => {
    if (place >= 0) join(out as Numbers, place, updates as Numbers, row * inner, inner);
  });
  return [out];
});

const scatterAlongAxis: CpuKernel = /*#__PURE__*/ numeric(([x, indices, updates], { inputs: [into, at], attrs }) => {
  const { axis, mode } = attrs as { axis: number; mode: ScatterMode };
  const out = x!.slice();
  const join = joinInto(mode, into!.dtype);
  alongAxis(into!.shape, indices as Int32Array, at!.shape[axis]!, axis, (place, named) => {
    if (named >= 0) join(out as Numbers, named, updates as Numbers, place, 1);
  });
  return [out];
});

/** Kernel of `take`. */
export const takeKernel: KernelEntry = [takeOp, take];
/** Kernel of `takeAlongAxis`. */
export const takeAlongAxisKernel: KernelEntry = [takeAlongAxisOp, takeAlongAxis];
/** Kernel of `gatherNd`. */
export const gatherNdKernel: KernelEntry = [gatherNdOp, gatherNd];
/** Kernel of `scatterNd`. */
export const scatterNdKernel: KernelEntry = [scatterNdOp, scatterNd];
/** Kernel of `scatterAlongAxis`. */
export const scatterAlongAxisKernel: KernelEntry = [scatterAlongAxisOp, scatterAlongAxis];

/** Elements by computed indices. */
export const indexingKernels: readonly KernelEntry[] = [
  takeKernel,
  takeAlongAxisKernel,
  gatherNdKernel,
  scatterNdKernel,
  scatterAlongAxisKernel,
];
