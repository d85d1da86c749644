import {
  absOp,
  addOp,
  arctan2Op,
  bitwiseNotOp,
  ceilOp,
  divideOp,
  floorDivideOp,
  floorOp,
  isfiniteOp,
  logicalNotOp,
  maximumOp,
  minimumOp,
  modOp,
  multiplyOp,
  negativeOp,
  nextafterOp,
  powerOp,
  roundOp,
  signOp,
  squareOp,
  subtractOp,
  truncOp,
} from '@oneiros/tensor';
import { binary } from '../internal/binary.ts';
import type { KernelEntry } from '../internal/kernel-entry.ts';
import {
  bitwiseNot,
  floorQuotient,
  integerPower,
  integerQuotient,
  larger,
  nextafter,
  powerOf,
  remainder,
  roundToEven,
  smaller,
} from '../internal/numbers.ts';
import { numeric } from '../internal/numeric.ts';
import { unary } from '../internal/unary.ts';

/** Kernel of `negative`. */
export const negativeKernel: KernelEntry = [
  negativeOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = -x[i]!;
    },
    integers: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = -x[i]!;
    },
  }),
];
/** Kernel of `square`. */
export const squareKernel: KernelEntry = [
  squareOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = x[i]! * x[i]!;
    },
    integers: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.imul(x[i]!, x[i]!);
    },
  }),
];
/** Kernel of `abs`. */
export const absKernel: KernelEntry = [
  absOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.abs(x[i]!);
    },
    integers: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.abs(x[i]!);
    },
  }),
];
/** Kernel of `sign`. */
export const signKernel: KernelEntry = [
  signOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.sign(x[i]!);
    },
    integers: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.sign(x[i]!);
    },
  }),
];
/** Kernel of `floor`. */
export const floorKernel: KernelEntry = [
  floorOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.floor(x[i]!);
    },
  }),
];
/** Kernel of `ceil`. */
export const ceilKernel: KernelEntry = [
  ceilOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.ceil(x[i]!);
    },
  }),
];
/** Kernel of `trunc`. */
export const truncKernel: KernelEntry = [
  truncOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Math.trunc(x[i]!);
    },
  }),
];
/** Kernel of `round`. */
export const roundKernel: KernelEntry = [
  roundOp,
  /*#__PURE__*/ unary({
    floats: (x, out) => {
      for (let i = 0; i < out.length; i++) out[i] = roundToEven(x[i]!);
    },
  }),
];
/** Kernel of `bitwiseNot`. */
export const bitwiseNotKernel: KernelEntry = [bitwiseNotOp, /*#__PURE__*/ bitwiseNot()];
/** Kernel of `logicalNot`. */
export const logicalNotKernel: KernelEntry = [logicalNotOp, ([x]) => [Uint8Array.from(x as Uint8Array, (v) => 1 - v)]];
/** Kernel of `isfinite`. */
export const isfiniteKernel: KernelEntry = [
  isfiniteOp,
  /*#__PURE__*/ numeric(([x]) => [Uint8Array.from(x as Float32Array, (v) => (Number.isFinite(v) ? 1 : 0))]),
];
/** Kernel of `add`. */
export const addKernel: KernelEntry = [
  addOp,
  /*#__PURE__*/ binary({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! + y[j]!;
    },
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! + y[j]!;
    },
    booleans: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! | y[j]!;
    },
  }),
];
/** Kernel of `subtract`. */
export const subtractKernel: KernelEntry = [
  subtractOp,
  /*#__PURE__*/ binary({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! - y[j]!;
    },
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! - y[j]!;
    },
    booleans: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! ^ y[j]!;
    },
  }),
];
/** Kernel of `multiply`. */
export const multiplyKernel: KernelEntry = [
  multiplyOp,
  /*#__PURE__*/ binary({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! * y[j]!;
    },
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = Math.imul(x[i]!, y[j]!);
    },
  }),
];
/** Kernel of `divide`. */
export const divideKernel: KernelEntry = [
  divideOp,
  /*#__PURE__*/ binary({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! / y[j]!;
    },
  }),
];
/** Kernel of `maximum`. */
export const maximumKernel: KernelEntry = [
  maximumOp,
  /*#__PURE__*/ binary({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = larger(x[i]!, y[j]!);
    },
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = Math.max(x[i]!, y[j]!);
    },
  }),
];
/** Kernel of `minimum`. */
export const minimumKernel: KernelEntry = [
  minimumOp,
  /*#__PURE__*/ binary({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = smaller(x[i]!, y[j]!);
    },
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = Math.min(x[i]!, y[j]!);
    },
  }),
];
/** Kernel of `floorDivide`. */
export const floorDivideKernel: KernelEntry = [
  floorDivideOp,
  /*#__PURE__*/ binary({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = floorQuotient(x[i]!, y[j]!);
    },
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = integerQuotient(x[i]!, y[j]!);
    },
  }),
];
/** Kernel of `mod`. */
export const modKernel: KernelEntry = [
  modOp,
  /*#__PURE__*/ binary({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = remainder(x[i]!, y[j]!);
    },
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = y[j]! === 0 ? x[i]! : remainder(x[i]!, y[j]!);
    },
  }),
];
/** Kernel of `power`. */
export const powerKernel: KernelEntry = [
  powerOp,
  /*#__PURE__*/ binary({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = powerOf(x[i]!, y[j]!);
    },
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = integerPower(x[i]!, y[j]!);
    },
  }),
];
/** Kernel of `arctan2`. */
export const arctan2Kernel: KernelEntry = [
  arctan2Op,
  /*#__PURE__*/ binary({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = Math.atan2(x[i]!, y[j]!);
    },
  }),
];
/** Kernel of `nextafter`. */
export const nextafterKernel: KernelEntry = [nextafterOp, nextafter];

/** Arithmetic; integers wrap as they are stored. */
export const arithmeticKernels: readonly KernelEntry[] = [
  negativeKernel,
  squareKernel,
  absKernel,
  signKernel,
  floorKernel,
  ceilKernel,
  truncKernel,
  roundKernel,
  bitwiseNotKernel,
  logicalNotKernel,
  isfiniteKernel,
  addKernel,
  subtractKernel,
  multiplyKernel,
  divideKernel,
  maximumKernel,
  minimumKernel,
  floorDivideKernel,
  modKernel,
  powerKernel,
  arctan2Kernel,
  nextafterKernel,
];
