import { arrayOf, sizeOf, storage, stridesOf, type TypedArray } from '@oneiros/core';
import {
  bitcastOp,
  broadcastToOp,
  concatenateOp,
  dynamicSliceOp,
  dynamicUpdateSliceOp,
  flipOp,
  type PadAttrs,
  padOp,
  reshapeOp,
  type SliceAttrs,
  type Spec,
  sliceOp,
  transposeOp,
} from '@oneiros/tensor';
import { wordsOf } from '../internal/arrays.ts';
import { copyStrided, type Layout } from '../internal/copy.ts';
import type { CpuKernel, KernelEntry } from '../internal/kernel-entry.ts';

/** A row-major array of the elements of `x` at `start` + Σ index · stride. */
function gathered(x: TypedArray, { start, strides }: Layout, { shape, dtype }: Spec): readonly TypedArray[] {
  const out = storage(dtype, sizeOf(shape));
  const to = { start: 0, strides: stridesOf(shape) };
  copyStrided(wordsOf(x, dtype), { start, strides }, wordsOf(out, dtype), to, shape);
  return [out];
}

const broadcastTo: CpuKernel = ([x], { inputs: [from], outputs: [to] }) => {
  const { shape, dtype } = to!;
  if (x!.length === 1) return [(storage(dtype, sizeOf(shape)) as Float32Array).fill(x![0] as number)];
  const extra = shape.length - from!.shape.length;
  const own = stridesOf(from!.shape);
  const strides = shape.map((_, i) => (i < extra || from!.shape[i - extra] === 1 ? 0 : own[i - extra]!));
  return gathered(x!, { start: 0, strides }, to!);
};

const transpose: CpuKernel = ([x], { inputs: [from], outputs: [to], attrs }) => {
  const { axes } = attrs as { axes: readonly number[] };
  const own = stridesOf(from!.shape);
  return gathered(x!, { start: 0, strides: axes.map((a) => own[a]!) }, to!);
};

const slice: CpuKernel = ([x], { inputs: [from], outputs: [to], attrs }) => {
  const { starts, steps } = attrs as SliceAttrs;
  const own = stridesOf(from!.shape);
  const start = starts.reduce((at, n, i) => at + n * own[i]!, 0);
  return gathered(x!, { start, strides: own.map((step, i) => step * steps[i]!) }, to!);
};

const flip: CpuKernel = ([x], { inputs: [from], attrs }) => {
  const { axes } = attrs as { axes: readonly number[] };
  const { shape } = from!;
  const own = stridesOf(shape);
  const start = axes.reduce((at, a) => at + (shape[a]! - 1) * own[a]!, 0);
  return gathered(x!, { start, strides: own.map((step, i) => (axes.includes(i) ? -step : step)) }, from!);
};

/** The elements of x that remain, put at their places among the value. */
const pad: CpuKernel = ([x, value], { inputs: [from], outputs: [to], attrs }) => {
  const { low, interior } = attrs as PadAttrs;
  const { shape, dtype } = to!;
  const out = storage(dtype, sizeOf(shape));
  if (value![0]) (out as Float32Array).fill(value![0] as number);
  const own = stridesOf(from!.shape);
  const target = stridesOf(shape);
  let start = 0;
  let place = 0;
  const kept = from!.shape.map((n, i) => {
    const gap = interior[i]! + 1;
    const first = low[i]! >= 0 ? 0 : Math.ceil(-low[i]! / gap);
    const last = Math.min(n - 1, Math.floor((shape[i]! - 1 - low[i]!) / gap));
    start += first * own[i]!;
    place += (low[i]! + first * gap) * target[i]!;
    return Math.max(0, last - first + 1);
  });
  const strides = target.map((step, i) => step * (interior[i]! + 1));
  copyStrided(wordsOf(x!, dtype), { start, strides: own }, wordsOf(out, dtype), { start: place, strides }, kept);
  return [out];
};

const concatenate: CpuKernel = (xs, { inputs, outputs: [to], attrs }) => {
  const { axis } = attrs as { axis: number };
  const { shape, dtype } = to!;
  const out = storage(dtype, sizeOf(shape));
  const words = wordsOf(out, dtype);
  const target = stridesOf(shape);
  let at = 0;
  xs.forEach((x, i) => {
    const own = inputs[i]!.shape;
    copyStrided(
      wordsOf(x, dtype),
      { start: 0, strides: stridesOf(own) },
      words,
      { start: at * target[axis]!, strides: target },
      own,
    );
    at += own[axis]!;
  });
  return [out];
};

/** Where a part of `sizes` begins that starts as near to `starts` as it has room. */
function clamped(starts: readonly TypedArray[], shape: readonly number[], sizes: readonly number[]): number {
  const own = stridesOf(shape);
  return starts.reduce(
    (at, start, i) => at + Math.min(Math.max(Number(start[0]), 0), shape[i]! - sizes[i]!) * own[i]!,
    0,
  );
}

const dynamicSlice: CpuKernel = ([x, ...starts], { inputs: [from], outputs: [to] }) =>
  gathered(x!, { start: clamped(starts, from!.shape, to!.shape), strides: stridesOf(from!.shape) }, to!);

const dynamicUpdateSlice: CpuKernel = ([x, update, ...starts], { inputs: [into, part] }) => {
  const { shape, dtype } = into!;
  const out = x!.slice();
  const start = clamped(starts, shape, part!.shape);
  copyStrided(
    wordsOf(update!, dtype),
    { start: 0, strides: stridesOf(part!.shape) },
    wordsOf(out, dtype),
    { start, strides: stridesOf(shape) },
    part!.shape,
  );
  return [out];
};

const bitcast: CpuKernel = ([x], { outputs: [to] }) => [
  new (arrayOf(to!.dtype))(x!.buffer as ArrayBuffer, x!.byteOffset, x!.length),
];

/** Kernel of `reshape`. */
export const reshapeKernel: KernelEntry = [reshapeOp, ([x]) => [x!]];
/** Kernel of `broadcastTo`. */
export const broadcastToKernel: KernelEntry = [broadcastToOp, broadcastTo];
/** Kernel of `transpose`. */
export const transposeKernel: KernelEntry = [transposeOp, transpose];
/** Kernel of `slice`. */
export const sliceKernel: KernelEntry = [sliceOp, slice];
/** Kernel of `flip`. */
export const flipKernel: KernelEntry = [flipOp, flip];
/** Kernel of `pad`. */
export const padKernel: KernelEntry = [padOp, pad];
/** Kernel of `concatenate`. */
export const concatenateKernel: KernelEntry = [concatenateOp, concatenate];
/** Kernel of `dynamicSlice`. */
export const dynamicSliceKernel: KernelEntry = [dynamicSliceOp, dynamicSlice];
/** Kernel of `dynamicUpdateSlice`. */
export const dynamicUpdateSliceKernel: KernelEntry = [dynamicUpdateSliceOp, dynamicUpdateSlice];
/** Kernel of `bitcast`. */
export const bitcastKernel: KernelEntry = [bitcastOp, bitcast];

/** Elements moved, not changed. */
export const movementKernels: readonly KernelEntry[] = [
  reshapeKernel,
  broadcastToKernel,
  transposeKernel,
  sliceKernel,
  flipKernel,
  padKernel,
  concatenateKernel,
  dynamicSliceKernel,
  dynamicUpdateSliceKernel,
  bitcastKernel,
];
