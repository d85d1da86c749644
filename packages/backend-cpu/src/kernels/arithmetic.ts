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
  bigLarger,
  bigPower,
  bigQuotient,
  bigRemainder,
  bigSmaller,
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
import { unary } from '../internal/unary.ts';
import { widen } from '../internal/widen.ts';

/** Arithmetic; integers wrap as they are stored. */
export const arithmeticKernels: readonly KernelEntry[] = [
  [
    negativeOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = -x[i]!;
      },
      integers: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = -x[i]!;
      },
      bigs: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = -x[i]!;
      },
    }),
  ],
  [
    squareOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = x[i]! * x[i]!;
      },
      integers: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.imul(x[i]!, x[i]!);
      },
      bigs: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = x[i]! * x[i]!;
      },
    }),
  ],
  [
    absOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.abs(x[i]!);
      },
      integers: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.abs(x[i]!);
      },
      bigs: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = x[i]! < 0n ? -x[i]! : x[i]!;
      },
    }),
  ],
  [
    signOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.sign(x[i]!);
      },
      integers: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.sign(x[i]!);
      },
      bigs: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = x[i]! > 0n ? 1n : x[i]! < 0n ? -1n : 0n;
      },
    }),
  ],
  [
    floorOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.floor(x[i]!);
      },
    }),
  ],
  [
    ceilOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.ceil(x[i]!);
      },
    }),
  ],
  [
    truncOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = Math.trunc(x[i]!);
      },
    }),
  ],
  [
    roundOp,
    /*#__PURE__*/ unary({
      floats: (x, out) => {
        for (let i = 0; i < out.length; i++) out[i] = roundToEven(x[i]!);
      },
    }),
  ],
  [bitwiseNotOp, /*#__PURE__*/ bitwiseNot()],
  [logicalNotOp, ([x]) => [Uint8Array.from(x as Uint8Array, (v) => 1 - v)]],
  [isfiniteOp, /*#__PURE__*/ widen(([x]) => [Uint8Array.from(x as Float32Array, (v) => (Number.isFinite(v) ? 1 : 0))])],
  [
    addOp,
    /*#__PURE__*/ binary({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! + y[j]!;
      },
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! + y[j]!;
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! + y[j]!;
      },
      booleans: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! | y[j]!;
      },
    }),
  ],
  [
    subtractOp,
    /*#__PURE__*/ binary({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! - y[j]!;
      },
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! - y[j]!;
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! - y[j]!;
      },
      booleans: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! ^ y[j]!;
      },
    }),
  ],
  [
    multiplyOp,
    /*#__PURE__*/ binary({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! * y[j]!;
      },
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = Math.imul(x[i]!, y[j]!);
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! * y[j]!;
      },
    }),
  ],
  [
    divideOp,
    /*#__PURE__*/ binary({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! / y[j]!;
      },
    }),
  ],
  [
    maximumOp,
    /*#__PURE__*/ binary({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = larger(x[i]!, y[j]!);
      },
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = Math.max(x[i]!, y[j]!);
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = bigLarger(x[i]!, y[j]!);
      },
    }),
  ],
  [
    minimumOp,
    /*#__PURE__*/ binary({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = smaller(x[i]!, y[j]!);
      },
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = Math.min(x[i]!, y[j]!);
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = bigSmaller(x[i]!, y[j]!);
      },
    }),
  ],
  [
    floorDivideOp,
    /*#__PURE__*/ binary({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = floorQuotient(x[i]!, y[j]!);
      },
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = integerQuotient(x[i]!, y[j]!);
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = bigQuotient(x[i]!, y[j]!);
      },
    }),
  ],
  [
    modOp,
    /*#__PURE__*/ binary({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = remainder(x[i]!, y[j]!);
      },
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = y[j]! === 0 ? x[i]! : remainder(x[i]!, y[j]!);
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = bigRemainder(x[i]!, y[j]!);
      },
    }),
  ],
  [
    powerOp,
    /*#__PURE__*/ binary({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = powerOf(x[i]!, y[j]!);
      },
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = integerPower(x[i]!, y[j]!);
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = bigPower(x[i]!, y[j]!);
      },
    }),
  ],
  [
    arctan2Op,
    /*#__PURE__*/ binary({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = Math.atan2(x[i]!, y[j]!);
      },
    }),
  ],
  [nextafterOp, nextafter],
];
