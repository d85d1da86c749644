import { type DType, integerRange, sizeOf, storage } from '@oneiros/core';
import {
  absOp,
  addOp,
  bitwiseAndOp,
  bitwiseOrOp,
  bitwiseXorOp,
  dotGeneralOp,
  equalOp,
  floorDivideOp,
  greaterEqualOp,
  greaterOp,
  leftShiftOp,
  lessEqualOp,
  lessOp,
  maximumOp,
  maxOp,
  minimumOp,
  minOp,
  modOp,
  multiplyOp,
  negativeOp,
  notEqualOp,
  powerOp,
  prodOp,
  type ReduceAttrs,
  reluOp,
  rightShiftOp,
  signOp,
  squareOp,
  subtractOp,
  sumOp,
} from '@oneiros/tensor';
import type { Bigs } from './arrays.ts';
import { broadcastBinary } from './binary.ts';
import { type IntegerDot, integerProduct } from './integer-product.ts';
import type { CpuKernel, KernelEntry } from './kernel-entry.ts';
import { bigLarger, bigSmaller } from './numbers.ts';
import { runsAlong } from './runs-along.ts';

/** Kernels for 64-bit integers, of the ops whose other kernels are for numbers alone. */
export const bigKernels: readonly KernelEntry[] = [
  [negativeOp, /*#__PURE__*/ unary((x) => -x)],
  [squareOp, /*#__PURE__*/ unary((x) => x * x)],
  [absOp, /*#__PURE__*/ unary((x) => (x < 0n ? -x : x))],
  [signOp, /*#__PURE__*/ unary((x) => (x > 0n ? 1n : x < 0n ? -1n : 0n))],
  [reluOp, /*#__PURE__*/ unary((x) => (x > 0n ? x : 0n))],
  [addOp, /*#__PURE__*/ binary((x, y) => x + y)],
  [subtractOp, /*#__PURE__*/ binary((x, y) => x - y)],
  [multiplyOp, /*#__PURE__*/ binary((x, y) => x * y)],
  [maximumOp, /*#__PURE__*/ binary(bigLarger)],
  [minimumOp, /*#__PURE__*/ binary(bigSmaller)],
  [floorDivideOp, /*#__PURE__*/ binary(quotient)],
  [modOp, /*#__PURE__*/ binary(remainder)],
  [powerOp, /*#__PURE__*/ binary(power)],
  [bitwiseAndOp, /*#__PURE__*/ binary((x, y) => x & y)],
  [bitwiseOrOp, /*#__PURE__*/ binary((x, y) => x | y)],
  [bitwiseXorOp, /*#__PURE__*/ binary((x, y) => x ^ y)],
  [leftShiftOp, /*#__PURE__*/ binary((x, y) => (y >= 64n || y < 0n ? 0n : x << y))],
  [rightShiftOp, /*#__PURE__*/ binary((x, y) => (y >= 64n || y < 0n ? (x < 0n ? -1n : 0n) : x >> y))],
  [equalOp, /*#__PURE__*/ binary((x, y) => (x === y ? 1 : 0))],
  [notEqualOp, /*#__PURE__*/ binary((x, y) => (x !== y ? 1 : 0))],
  [lessOp, /*#__PURE__*/ binary((x, y) => (x < y ? 1 : 0))],
  [lessEqualOp, /*#__PURE__*/ binary((x, y) => (x <= y ? 1 : 0))],
  [greaterOp, /*#__PURE__*/ binary((x, y) => (x > y ? 1 : 0))],
  [greaterEqualOp, /*#__PURE__*/ binary((x, y) => (x >= y ? 1 : 0))],
  [
    sumOp,
    /*#__PURE__*/ reduction(
      (x, y) => x + y,
      () => 0n,
    ),
  ],
  [
    prodOp,
    /*#__PURE__*/ reduction(
      (x, y) => x * y,
      () => 1n,
    ),
  ],
  [maxOp, /*#__PURE__*/ reduction(bigLarger, (dtype) => integerRange(dtype)[0])],
  [minOp, /*#__PURE__*/ reduction(bigSmaller, (dtype) => integerRange(dtype)[1])],
  [dotGeneralOp, /*#__PURE__*/ integerProduct(dot)],
];

type Join = (x: bigint, y: bigint) => bigint;

function unary(compute: (x: bigint) => bigint): CpuKernel {
  return ([x]) => [(x as BigInt64Array).map((v) => compute(v))];
}

/** The result is of 64-bit integers, or of truth values. */
function binary<R extends bigint | number>(compute: (x: bigint, y: bigint) => R): CpuKernel {
  const loop = (
    x: Bigs,
    i: number,
    di: number,
    y: Bigs,
    j: number,
    dj: number,
    out: { [o: number]: R },
    o: number,
    end: number,
  ): void => {
    for (; o < end; o++, i += di, j += dj) out[o] = compute(x[i]!, y[j]!);
  };
  return ([x, y], { inputs: [xValue, yValue], outputs: [value] }) => {
    const { dtype, shape } = value!;
    const out = storage(dtype, sizeOf(shape));
    broadcastBinary(loop as never, x!, xValue!.shape, y!, yValue!.shape, out, shape);
    return [out];
  };
}

function reduction(join: Join, empty: (dtype: DType) => bigint): CpuKernel {
  return ([x], { inputs: [from], outputs: [to], attrs }) => {
    const { dtype, shape } = from!;
    const totals = (storage(dtype, sizeOf(to!.shape)) as Bigs).fill(empty(dtype));
    const { count, places, step } = runsAlong((attrs as ReduceAttrs).axes, shape);
    places.forEach((place, run) => {
      for (let i = 0; i < count; i++) {
        const at = place + i * step;
        totals[at] = join(totals[at]!, (x as Bigs)[run * count + i]!);
      }
    });
    return [totals];
  };
}

/** x / y rounded down, and -1 where y is 0, as XLA divides integers. */
function quotient(x: bigint, y: bigint): bigint {
  if (y === 0n) return -1n;
  const quotient = x / y;
  return x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient;
}
/** The remainder of x / y with the sign of y. */
function remainder(x: bigint, y: bigint): bigint {
  if (y === 0n) return x;
  const rest = x % y;
  return rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest;
}
/** xʸ modulo 2⁶⁴; of a negative power the whole part. */
function power(x: bigint, y: bigint): bigint {
  if (y < 0n) return x === 1n ? 1n : x === -1n ? (y % 2n ? -1n : 1n) : 0n;
  let power = 1n;
  for (let base = x, rest = y; rest > 0n; rest >>= 1n, base = BigInt.asIntN(64, base * base)) {
    if (rest & 1n) power = BigInt.asIntN(64, power * base);
  }
  return power;
}

function dot(...[x, from, xSteps, y, start, ySteps]: Parameters<IntegerDot<Bigs>>): bigint {
  let sum = 0n;
  for (let k = 0; k < xSteps.length; k++) sum += x[from + xSteps[k]!]! * y[start + ySteps[k]!]!;
  return sum;
}
