import { type DType, integerRange, isBig, isFloat, sizeOf, storage } from '@oneiros/core';
import {
  type ArgAttrs,
  allOp,
  anyOp,
  argmaxOp,
  argminOp,
  cumprodOp,
  cumsumOp,
  maxOp,
  meanOp,
  minOp,
  prodOp,
  type ReduceAttrs,
  sumOp,
} from '@oneiros/tensor';
import type { Bigs, Integers, Numbers } from '../internal/arrays.ts';
import type { CpuKernel, KernelEntry } from '../internal/kernel-entry.ts';
import { numbers, numeric } from '../internal/numeric.ts';
import { type Runs, runsAlong } from '../internal/runs-along.ts';

/** How numbers are joined: a run into one, and a run into as many. */
interface Joining {
  readonly empty: (dtype: DType) => number;
  readonly row: (x: Numbers, start: number, count: number, from: number) => number;
  readonly column: (total: Float64Array | Int32Array, at: number, x: Numbers, start: number, count: number) => void;
  /** Integers are joined in int32, which wraps; otherwise in doubles. */
  readonly wraps?: boolean;
}

function reduction(joining: Joining): CpuKernel {
  return numbers(([x], { inputs: [from], outputs: [to], attrs }) => {
    const { dtype } = from!;
    const out = storage(dtype, sizeOf(to!.shape));
    const runs = runsAlong((attrs as ReduceAttrs).axes, from!.shape);
    const totals = joining.wraps && !isFloat(dtype) ? new Int32Array(out.length) : new Float64Array(out.length);
    totals.fill(joining.empty(dtype));
    joinRuns(joining, x as Numbers, totals, runs);
    (out as Float64Array).set(totals);
    return [out];
  });
}

function joinRuns(
  joining: Joining,
  x: Numbers,
  totals: Float64Array | Int32Array,
  { count, places, step }: Runs,
): void {
  for (let run = 0, start = 0; run < places.length; run++, start += count) {
    const at = places[run]!;
    if (step === 0) totals[at] = joining.row(x, start, count, totals[at]!);
    else joining.column(totals, at, x, start, count);
  }
}
const summing: Joining = {
  empty: () => 0,
  row: (x, start, count, from) => {
    let [a, b, c, d] = [from, 0, 0, 0];
    let i = start;
    for (const end = start + count - 3; i < end; i += 4) {
      a += x[i]!;
      b += x[i + 1]!;
      c += x[i + 2]!;
      d += x[i + 3]!;
    }
    for (const end = start + count; i < end; i++) a += x[i]!;
    return a + b + (c + d);
  },
  column: (total, at, x, start, count) => {
    for (let i = 0; i < count; i++) total[at + i] = total[at + i]! + x[start + i]!;
  },
};
const multiplying: Joining = {
  empty: () => 1,
  row: (x, start, count, from) => {
    let product = from;
    if (x instanceof Int32Array || x instanceof Uint32Array)
      for (let i = start; i < start + count; i++) product = Math.imul(product, x[i]!);
    else for (let i = start; i < start + count; i++) product *= x[i]!;
    return product;
  },
  column: (total, at, x, start, count) => {
    if (total instanceof Int32Array)
      for (let i = 0; i < count; i++) total[at + i] = Math.imul(total[at + i]!, x[start + i]!);
    else for (let i = 0; i < count; i++) total[at + i] = total[at + i]! * x[start + i]!;
  },
  wraps: true,
};
const maximizing: Joining = {
  empty: (dtype) => (isFloat(dtype) ? Number.NEGATIVE_INFINITY : dtype === 'bool' ? 0 : Number(integerRange(dtype)[0])),
  row: (x, start, count, from) => {
    let best = from;
    for (let i = start; i < start + count; i++) {
      const v = x[i]!;
      if (v > best || Number.isNaN(v)) best = v;
    }
    return best;
  },
  column: (total, at, x, start, count) => {
    for (let i = 0; i < count; i++) {
      const v = x[start + i]!;
      if (v > total[at + i]! || Number.isNaN(v)) total[at + i] = v;
    }
  },
};
const minimizing: Joining = {
  empty: (dtype) => (isFloat(dtype) ? Number.POSITIVE_INFINITY : dtype === 'bool' ? 1 : Number(integerRange(dtype)[1])),
  row: (x, start, count, from) => {
    let best = from;
    for (let i = start; i < start + count; i++) {
      const v = x[i]!;
      if (v < best || Number.isNaN(v)) best = v;
    }
    return best;
  },
  column: (total, at, x, start, count) => {
    for (let i = 0; i < count; i++) {
      const v = x[start + i]!;
      if (v < total[at + i]! || Number.isNaN(v)) total[at + i] = v;
    }
  },
};

const mean: CpuKernel = /*#__PURE__*/ numeric(([x], { inputs: [from], outputs: [to], attrs }) => {
  const { axes } = attrs as ReduceAttrs;
  const out = storage(from!.dtype, sizeOf(to!.shape)) as Float32Array;
  const totals = new Float64Array(out.length);
  joinRuns(summing, x as Numbers, totals, runsAlong(axes, from!.shape));
  const count = axes.reduce((n, axis) => n * from!.shape[axis]!, 1);
  for (let i = 0; i < out.length; i++) out[i] = totals[i]! / count;
  return [out];
});

/** The shape as outer × size × inner around `axis`. */
function around(shape: readonly number[], axis: number): readonly [outer: number, size: number, inner: number] {
  return [sizeOf(shape.slice(0, axis)), shape[axis]!, sizeOf(shape.slice(axis + 1))];
}

function argExtreme(beats: (v: number | bigint, best: number | bigint) => boolean): CpuKernel {
  return numeric(([x], { inputs: [from], outputs: [to], attrs }) => {
    const [outer, size, inner] = around(from!.shape, (attrs as ArgAttrs).axis);
    const out = new Int32Array(sizeOf(to!.shape));
    for (let a = 0; a < outer; a++) {
      for (let b = 0; b < inner; b++) {
        const start = a * size * inner + b;
        let best = x![start]!;
        let index = 0;
        for (let i = 1; i < size && !Number.isNaN(best); i++) {
          const v = x![start + i * inner]!;
          if (beats(v, best) || Number.isNaN(v)) {
            best = v;
            index = i;
          }
        }
        out[a * inner + b] = index;
      }
    }
    return [out];
  });
}

/** Sums along an axis are kept in doubles and rounded as they are stored. */
const cumsum: CpuKernel = /*#__PURE__*/ numeric(([x], { inputs: [from], attrs }) => {
  const { axis, reverse } = attrs as { axis: number; reverse: boolean };
  const [outer, size, inner] = around(from!.shape, axis);
  const out = storage(from!.dtype, x!.length);
  const step = reverse ? -inner : inner;
  for (let a = 0; a < outer; a++) {
    for (let b = 0; b < inner; b++) {
      let at = a * size * inner + b + (reverse ? (size - 1) * inner : 0);
      if (isBig(from!.dtype)) {
        for (let i = 0, total = 0n; i < size; i++, at += step) (out as Bigs)[at] = total += (x as Bigs)[at]!;
      } else {
        for (let i = 0, total = 0; i < size; i++, at += step) (out as Numbers)[at] = total += (x as Numbers)[at]!;
      }
    }
  }
  return [out];
});

const cumprod: CpuKernel = /*#__PURE__*/ numeric(([x], { inputs: [from], attrs }) => {
  const { dtype, shape } = from!;
  const [outer, size, inner] = around(shape, (attrs as { axis: number }).axis);
  const out = storage(dtype, x!.length);
  for (let a = 0; a < outer; a++) {
    for (let b = 0; b < inner; b++) {
      let at = a * size * inner + b;
      if (isBig(dtype))
        for (let i = 0, total = 1n; i < size; i++, at += inner)
          (out as Bigs)[at] = total = BigInt.asIntN(64, total * (x as Bigs)[at]!);
      else if (isFloat(dtype))
        for (let i = 0, total = 1; i < size; i++, at += inner) (out as Numbers)[at] = total *= (x as Numbers)[at]!;
      else
        for (let i = 0, total = 1; i < size; i++, at += inner)
          (out as Integers)[at] = total = Math.imul(total, (x as Integers)[at]!);
    }
  }
  return [out];
});

/** Kernel of `sum`. */
export const sumKernel: KernelEntry = [sumOp, /*#__PURE__*/ reduction(summing)];
/** Kernel of `prod`. */
export const prodKernel: KernelEntry = [prodOp, /*#__PURE__*/ reduction(multiplying)];
/** Kernel of `max`. */
export const maxKernel: KernelEntry = [maxOp, /*#__PURE__*/ reduction(maximizing)];
/** Kernel of `min`. */
export const minKernel: KernelEntry = [minOp, /*#__PURE__*/ reduction(minimizing)];
/** Kernel of `any`. */
export const anyKernel: KernelEntry = [anyOp, /*#__PURE__*/ reduction(maximizing)];
/** Kernel of `all`. */
export const allKernel: KernelEntry = [allOp, /*#__PURE__*/ reduction(minimizing)];
/** Kernel of `mean`. */
export const meanKernel: KernelEntry = [meanOp, mean];
/** Kernel of `argmax`. */
export const argmaxKernel: KernelEntry = [argmaxOp, /*#__PURE__*/ argExtreme((v, best) => v > best)];
/** Kernel of `argmin`. */
export const argminKernel: KernelEntry = [argminOp, /*#__PURE__*/ argExtreme((v, best) => v < best)];
/** Kernel of `cumsum`. */
export const cumsumKernel: KernelEntry = [cumsumOp, cumsum];
/** Kernel of `cumprod`. */
export const cumprodKernel: KernelEntry = [cumprodOp, cumprod];

/** Reductions and running sums; floats are summed in doubles. */
export const reduceKernels: readonly KernelEntry[] = [
  sumKernel,
  prodKernel,
  maxKernel,
  minKernel,
  anyKernel,
  allKernel,
  meanKernel,
  argmaxKernel,
  argminKernel,
  cumsumKernel,
  cumprodKernel,
];
