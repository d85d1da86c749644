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
import { shiftLeft, shiftRight } from '../internal/numbers.ts';
import { where } from '../internal/select.ts';

/** Kernel of `equal`. */
export const equalKernel: KernelEntry = [
  equalOp,
  /*#__PURE__*/ comparison({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! === y[j]! ? 1 : 0;
    },
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! === y[j]! ? 1 : 0;
    },
  }),
];
/** Kernel of `notEqual`. */
export const notEqualKernel: KernelEntry = [
  notEqualOp,
  /*#__PURE__*/ comparison({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! !== y[j]! ? 1 : 0;
    },
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! !== y[j]! ? 1 : 0;
    },
  }),
];
/** Kernel of `less`. */
export const lessKernel: KernelEntry = [
  lessOp,
  /*#__PURE__*/ comparison({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! < y[j]! ? 1 : 0;
    },
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! < y[j]! ? 1 : 0;
    },
  }),
];
/** Kernel of `lessEqual`. */
export const lessEqualKernel: KernelEntry = [
  lessEqualOp,
  /*#__PURE__*/ comparison({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! <= y[j]! ? 1 : 0;
    },
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! <= y[j]! ? 1 : 0;
    },
  }),
];
/** Kernel of `greater`. */
export const greaterKernel: KernelEntry = [
  greaterOp,
  /*#__PURE__*/ comparison({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! > y[j]! ? 1 : 0;
    },
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! > y[j]! ? 1 : 0;
    },
  }),
];
/** Kernel of `greaterEqual`. */
export const greaterEqualKernel: KernelEntry = [
  greaterEqualOp,
  /*#__PURE__*/ comparison({
    floats: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! >= y[j]! ? 1 : 0;
    },
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! >= y[j]! ? 1 : 0;
    },
  }),
];
/** Kernel of `logicalAnd`. */
export const logicalAndKernel: KernelEntry = [
  logicalAndOp,
  /*#__PURE__*/ binary({
    booleans: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! & y[j]!;
    },
  }),
];
/** Kernel of `logicalOr`. */
export const logicalOrKernel: KernelEntry = [
  logicalOrOp,
  /*#__PURE__*/ binary({
    booleans: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! | y[j]!;
    },
  }),
];
/** Kernel of `logicalXor`. */
export const logicalXorKernel: KernelEntry = [
  logicalXorOp,
  /*#__PURE__*/ binary({
    booleans: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! ^ y[j]!;
    },
  }),
];
/** Kernel of `bitwiseAnd`. */
export const bitwiseAndKernel: KernelEntry = [
  bitwiseAndOp,
  /*#__PURE__*/ binary({
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! & y[j]!;
    },
  }),
];
/** Kernel of `bitwiseOr`. */
export const bitwiseOrKernel: KernelEntry = [
  bitwiseOrOp,
  /*#__PURE__*/ binary({
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! | y[j]!;
    },
  }),
];
/** Kernel of `bitwiseXor`. */
export const bitwiseXorKernel: KernelEntry = [
  bitwiseXorOp,
  /*#__PURE__*/ binary({
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = x[i]! ^ y[j]!;
    },
  }),
];
/** Kernel of `leftShift`. */
export const leftShiftKernel: KernelEntry = [
  leftShiftOp,
  /*#__PURE__*/ binary({
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = shiftLeft(x[i]!, y[j]!);
    },
  }),
];
/** Kernel of `rightShift`. */
export const rightShiftKernel: KernelEntry = [
  rightShiftOp,
  /*#__PURE__*/ binary({
    integers: (x, i, di, y, j, dj, out, o, end) => {
      for (; o < end; o++, i += di, j += dj) out[o] = shiftRight(x[i]!, y[j]!);
    },
  }),
];
/** Kernel of `where`. */
export const whereKernel: KernelEntry = [whereOp, where];

/** Comparisons, logic, bits and selection. */
export const logicKernels: readonly KernelEntry[] = [
  equalKernel,
  notEqualKernel,
  lessKernel,
  lessEqualKernel,
  greaterKernel,
  greaterEqualKernel,
  logicalAndKernel,
  logicalOrKernel,
  logicalXorKernel,
  bitwiseAndKernel,
  bitwiseOrKernel,
  bitwiseXorKernel,
  leftShiftKernel,
  rightShiftKernel,
  whereKernel,
];
