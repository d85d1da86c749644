import { sizeOf, stridesOf } from '@oneiros/core';
import { geluOp, logSoftmaxOp, reluGradientOp, reluOp, siluOp, softmaxOp, softplusOp } from '@oneiros/tensor';
import { type Floats, wordsOf } from '../internal/arrays.ts';
import { binary } from '../internal/binary.ts';
import { copyStrided } from '../internal/copy.ts';
import { errorFunction } from '../internal/error-function.ts';
import type { CpuKernel, KernelEntry } from '../internal/kernel-entry.ts';
import { numeric } from '../internal/numeric.ts';
import { tanh } from '../internal/tanh.ts';
import { unary } from '../internal/unary.ts';

type Row = (x: Floats, out: Floats, start: number, size: number, step: number) => void;

/** A kernel that works along axes; where others lie between them, they are brought together before and spread again after. */
function alongAxes(row: Row): CpuKernel {
  return numeric(([x], { inputs: [from], attrs }) => {
    const { axes } = attrs as { axes: readonly number[] };
    const { shape } = from!;
    if (axes.some((a, i) => i > 0 && a !== axes[i - 1]! + 1)) return [apart(row, x as Floats, shape, axes)];
    const first = axes[0] ?? 0;
    const last = axes.at(-1) ?? -1;
    const size = sizeOf(shape.slice(first, last + 1));
    const inner = sizeOf(shape.slice(last + 1));
    const out = (x as Floats).slice();
    for (let start = 0; start < out.length; start += size * inner) {
      for (let b = 0; b < inner; b++) row(x as Floats, out, start + b, size, inner);
    }
    return [out];
  });
}

function apart(row: Row, x: Floats, shape: readonly number[], axes: readonly number[]): Floats {
  const order = [...shape.map((_, i) => i).filter((i) => !axes.includes(i)), ...axes];
  const moved = order.map((a) => shape[a]!);
  const size = axes.reduce((n, a) => n * shape[a]!, 1);
  const own = stridesOf(shape);
  const [there, back] = [
    { start: 0, strides: order.map((a) => own[a]!) },
    { start: 0, strides: stridesOf(moved) },
  ];
  const dtype = x instanceof Float32Array ? 'float32' : 'float64';
  const [together, result, out] = [x.slice(), x.slice(), x.slice()];
  copyStrided(wordsOf(x, dtype), there, wordsOf(together, dtype), back, moved);
  for (let start = 0; start < x.length; start += size) row(together, result, start, size, 1);
  copyStrided(wordsOf(result, dtype), back, wordsOf(out, dtype), there, moved);
  return out;
}

const softmaxRow: Row = (x, out, start, size, step) => {
  const end = start + size * step;
  let top = Number.NEGATIVE_INFINITY;
  for (let i = start; i < end; i += step) if (x[i]! > top) top = x[i]!;
  let total = 0;
  for (let i = start; i < end; i += step) total += out[i] = Math.exp(x[i]! - top);
  const scale = 1 / total;
  for (let i = start; i < end; i += step) out[i] = out[i]! * scale;
};

const logSoftmaxRow: Row = (x, out, start, size, step) => {
  const end = start + size * step;
  let top = Number.NEGATIVE_INFINITY;
  for (let i = start; i < end; i += step) if (x[i]! > top) top = x[i]!;
  let total = 0;
  for (let i = start; i < end; i += step) total += Math.exp(x[i]! - top);
  const shift = top + Math.log(total);
  for (let i = start; i < end; i += step) out[i] = x[i]! - shift;
};

const exactGelu: CpuKernel = /*#__PURE__*/ unary({
  floats: (x, out) => {
    for (let i = 0; i < out.length; i++) out[i] = 0.5 * x[i]! * (1 + errorFunction(x[i]! * Math.SQRT1_2));
  },
});
const scale: number = Math.sqrt(2 / Math.PI);
const approximateGelu: CpuKernel = /*#__PURE__*/ unary({
  floats: (x, out) => {
    for (let i = 0; i < out.length; i++) {
      const v = x[i]!;
      out[i] = 0.5 * v * (1 + tanh(scale * (v + 0.044715 * v * v * v)));
    }
  },
});

/** Kernel of `relu`. */
export const reluKernel: KernelEntry = [
  reluOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = x[i]! > 0 || Number.isNaN(x[i]) ? x[i]! : 0;
    },
    integers: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.max(x[i]!, 0);
    },
  }),
];
/** Kernel of `reluGradient`. */
export const reluGradientKernel: KernelEntry = [
  reluGradientOp,
  /*#__PURE__*/ binary({
    floats: (dy, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = y[j]! > 0 ? dy[i]! : 0;
    },
  }),
];
/** Kernel of `silu`. */
export const siluKernel: KernelEntry = [
  siluOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = x[i]! / (1 + Math.exp(-x[i]!));
    },
  }),
];
/** Kernel of `softplus`. */
export const softplusKernel: KernelEntry = [
  softplusOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.max(x[i]!, 0) + Math.log1p(Math.exp(-Math.abs(x[i]!)));
    },
  }),
];
/** Kernel of `gelu`. */
export const geluKernel: KernelEntry = [
  geluOp,
  /*#__PURE__*/ numeric((inputs, application, context) =>
    ((application.attrs as { approximate: boolean }).approximate ? approximateGelu : exactGelu)(
      inputs,
      application,
      context,
    ),
  ),
];
/** Kernel of `softmax`. */
export const softmaxKernel: KernelEntry = [softmaxOp, /*#__PURE__*/ alongAxes(softmaxRow)];
/** Kernel of `logSoftmax`. */
export const logSoftmaxKernel: KernelEntry = [logSoftmaxOp, /*#__PURE__*/ alongAxes(logSoftmaxRow)];

/** Activations in one pass. */
export const activationKernels: readonly KernelEntry[] = [
  reluKernel,
  reluGradientKernel,
  siluKernel,
  softplusKernel,
  geluKernel,
  softmaxKernel,
  logSoftmaxKernel,
];
