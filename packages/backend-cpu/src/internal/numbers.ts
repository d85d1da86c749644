import { type DType, isBig, storage, type TypedArray } from '@oneiros/core';
import type { Bigs, Integers } from './arrays.ts';
import { broadcastLoops, runsOf } from './broadcast.ts';
import type { CpuKernel } from './kernel-entry.ts';

/** The greater of two; NaN if one is. */
export function larger(x: number, y: number): number {
  return x > y || Number.isNaN(x) ? x : y;
}
/** The lesser of two; NaN if one is. */
export function smaller(x: number, y: number): number {
  return x < y || Number.isNaN(x) ? x : y;
}
/** The nearest whole number, halves to the even one. */
export function roundToEven(x: number): number {
  const low = Math.floor(x);
  const rest = x - low;
  if (rest < 0.5 || (rest === 0.5 && low % 2 === 0)) return low;
  return low + 1 || (x < 0 ? -0 : low + 1);
}
/** x / y rounded down; where y is 0 the quotient itself, ±∞ or NaN. */
export function floorQuotient(x: number, y: number): number {
  if (y === 0) return x / y;
  if (Math.abs(y) === Number.POSITIVE_INFINITY && Number.isFinite(x)) return x !== 0 && x < 0 !== y < 0 ? -1 : 0;
  const quotient = (x - remainder(x, y)) / y;
  return Number.isFinite(quotient) ? Math.round(quotient) : quotient;
}
/** x / y rounded down, and -1 where y is 0, as XLA divides integers. */
export function integerQuotient(x: number, y: number): number {
  return y === 0 ? -1 : Math.floor(x / y);
}
/** The remainder of x / y with the sign of y. */
export function remainder(x: number, y: number): number {
  const rest = x % y;
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
}
/** The greater of two 64-bit integers. */
export function bigLarger(x: bigint, y: bigint): bigint {
  if (y > x) return y;
  return x;
}
/** The lesser of two 64-bit integers. */
export function bigSmaller(x: bigint, y: bigint): bigint {
  if (y < x) return y;
  return x;
}
/** xʸ by the rules of C, which differ from JavaScript's: 1 to any power, and −1 to an infinite one, is 1. */
export function powerOf(x: number, y: number): number {
  return x === 1 || (x === -1 && (y === Number.POSITIVE_INFINITY || y === Number.NEGATIVE_INFINITY)) ? 1 : x ** y;
}
/** xʸ modulo 2³²; of a negative power the whole part. */
export function integerPower(x: number, y: number): number {
  if (y < 0) return x === 1 ? 1 : x === -1 ? (y % 2 ? -1 : 1) : 0;
  let power = 1;
  for (let base = x, rest = y; rest > 0; rest = Math.floor(rest / 2), base = Math.imul(base, base)) {
    if (rest % 2) power = Math.imul(power, base);
  }
  return power;
}
/** Bits moved left; none are left after 32. */
export function shiftLeft(x: number, y: number): number {
  return y >= 32 || y < 0 ? 0 : x << y;
}
/** Bits moved right, filled with the sign; an unsigned x of 32 bits is above the range of `>>`. */
export function shiftRight(x: number, y: number): number {
  if (y >= 32 || y < 0) return x < 0 ? -1 : 0;
  return x > 0x7fffffff ? x >>> y : x >> y;
}

/** Inverts all bits; a truth value is negated. */
export function bitwiseNot(): CpuKernel {
  return ([x], { outputs: [value] }) => {
    const out = storage(value!.dtype, x!.length);
    if (value!.dtype === 'bool') for (let i = 0; i < out.length; i++) out[i] = 1 - (x as Uint8Array)[i]!;
    else if (isBig(value!.dtype)) for (let i = 0; i < out.length; i++) (out as Bigs)[i] = ~(x as Bigs)[i]!;
    else for (let i = 0; i < out.length; i++) out[i] = ~(x as Integers)[i]!;
    return [out];
  };
}

/** The next float: bits of a float, with the sign turned into two's complement, are in the order of the floats. */
export const nextafter: CpuKernel = ([x, y], { inputs: [xValue, yValue], outputs: [value] }) => {
  const { dtype, shape } = value!;
  const size = shape.reduce((n, d) => n * d, 1);
  const loops = broadcastLoops(shape, [xValue!.shape, yValue!.shape]);
  const inner = loops.sizes[0]!;
  const [di, dj] = loops.steps.map((steps) => steps[0]!) as [number, number];
  const out = storage(dtype, size);
  const step = stepperOf(dtype);
  const [is, js] = runsOf(loops) as [Int32Array, Int32Array];
  for (let run = 0; run < is.length; run++) {
    for (let n = 0; n < inner; n++) step(x!, is[run]! + n * di, y!, js[run]! + n * dj, out, run * inner + n);
  }
  return [out];
};

type Stepper = (x: TypedArray, i: number, y: TypedArray, j: number, out: TypedArray, o: number) => void;
function stepperOf(dtype: DType): Stepper {
  const width = dtype === 'float64' ? 64 : dtype === 'float32' ? 32 : 16;
  const fraction = dtype === 'float64' ? 52n : dtype === 'float32' ? 23n : dtype === 'float16' ? 10n : 7n;
  const sign = 1n << BigInt(width - 1);
  const infinity = sign - 1n - ((1n << fraction) - 1n);
  const words = (data: TypedArray): BigUint64Array | Uint32Array | Uint16Array =>
    width === 64
      ? new BigUint64Array(data.buffer, data.byteOffset, data.length)
      : width === 32
        ? new Uint32Array(data.buffer, data.byteOffset, data.length)
        : (data as Uint16Array);
  return (x, i, y, j, out, o) => {
    const from = BigInt(words(x)[i]!);
    const to = BigInt(words(y)[j]!);
    const size = from & (sign - 1n);
    let next = from;
    if (size > infinity || (to & (sign - 1n)) > infinity) next = infinity | (1n << (fraction - 1n));
    else if (size === 0n && (to & (sign - 1n)) === 0n) next = to;
    else if (from !== to) {
      const ordered = (bits: bigint): bigint => (bits & sign ? -(bits & (sign - 1n)) : bits);
      if (size === 0n) next = (to & sign) | 1n;
      else next = ordered(to) > ordered(from) === !(from & sign) ? from + 1n : from - 1n;
    }
    const target = words(out);
    (target as { [o: number]: number | bigint })[o] = width === 64 ? next : Number(next);
  };
}
