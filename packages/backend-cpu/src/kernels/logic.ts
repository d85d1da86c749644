import {
  bitwiseAndOp,
  bitwiseOrOp,
  bitwiseXorOp,
  equalOp,
  greaterEqualOp,
  greaterOp,
  leftShiftOp,
  lessEqualOp,
  lessOp,
  logicalAndOp,
  logicalOrOp,
  logicalXorOp,
  notEqualOp,
  rightShiftOp,
  whereOp,
} from '@oneiros/tensor';
import { binary, comparison } from '../internal/binary.ts';
import type { KernelEntry } from '../internal/kernel-entry.ts';
import { bigShiftLeft, bigShiftRight, shiftLeft, shiftRight } from '../internal/numbers.ts';
import { where } from '../internal/select.ts';

/** Comparisons, logic, bits and selection. */
export const logicKernels: readonly KernelEntry[] = [
  [
    equalOp,
    /*#__PURE__*/ comparison({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! === y[j]! ? 1 : 0;
      },
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! === y[j]! ? 1 : 0;
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! === y[j]! ? 1 : 0;
      },
    }),
  ],
  [
    notEqualOp,
    /*#__PURE__*/ comparison({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! !== y[j]! ? 1 : 0;
      },
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! !== y[j]! ? 1 : 0;
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! !== y[j]! ? 1 : 0;
      },
    }),
  ],
  [
    lessOp,
    /*#__PURE__*/ comparison({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! < y[j]! ? 1 : 0;
      },
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! < y[j]! ? 1 : 0;
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! < y[j]! ? 1 : 0;
      },
    }),
  ],
  [
    lessEqualOp,
    /*#__PURE__*/ comparison({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! <= y[j]! ? 1 : 0;
      },
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! <= y[j]! ? 1 : 0;
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! <= y[j]! ? 1 : 0;
      },
    }),
  ],
  [
    greaterOp,
    /*#__PURE__*/ comparison({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! > y[j]! ? 1 : 0;
      },
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! > y[j]! ? 1 : 0;
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! > y[j]! ? 1 : 0;
      },
    }),
  ],
  [
    greaterEqualOp,
    /*#__PURE__*/ comparison({
      floats: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! >= y[j]! ? 1 : 0;
      },
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! >= y[j]! ? 1 : 0;
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! >= y[j]! ? 1 : 0;
      },
    }),
  ],
  [
    logicalAndOp,
    /*#__PURE__*/ binary({
      booleans: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! & y[j]!;
      },
    }),
  ],
  [
    logicalOrOp,
    /*#__PURE__*/ binary({
      booleans: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! | y[j]!;
      },
    }),
  ],
  [
    logicalXorOp,
    /*#__PURE__*/ binary({
      booleans: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! ^ y[j]!;
      },
    }),
  ],
  [
    bitwiseAndOp,
    /*#__PURE__*/ binary({
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! & y[j]!;
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! & y[j]!;
      },
    }),
  ],
  [
    bitwiseOrOp,
    /*#__PURE__*/ binary({
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! | y[j]!;
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! | y[j]!;
      },
    }),
  ],
  [
    bitwiseXorOp,
    /*#__PURE__*/ binary({
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! ^ y[j]!;
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = x[i]! ^ y[j]!;
      },
    }),
  ],
  [
    leftShiftOp,
    /*#__PURE__*/ binary({
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = shiftLeft(x[i]!, y[j]!);
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = bigShiftLeft(x[i]!, y[j]!);
      },
    }),
  ],
  [
    rightShiftOp,
    /*#__PURE__*/ binary({
      integers: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = shiftRight(x[i]!, y[j]!);
      },
      bigs: (x, i, di, y, j, dj, out, o, end) => {
        for (; o < end; o++, i += di, j += dj) out[o] = bigShiftRight(x[i]!, y[j]!);
      },
    }),
  ],
  [whereOp, where],
];
