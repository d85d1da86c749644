import { bytesOf, type DType, isUnsigned } from '@oneiros/core';
import {
  addOp,
  arctan2Op,
  bitwiseAndOp,
  bitwiseOrOp,
  bitwiseXorOp,
  divideOp,
  floorDivideOp,
  leftShiftOp,
  logicalAndOp,
  logicalOrOp,
  logicalXorOp,
  maximumOp,
  minimumOp,
  modOp,
  multiplyOp,
  nextafterOp,
  powerOp,
  rightShiftOp,
  subtractOp,
} from '@oneiros/tensor';
import { areFloats, areWideFloats, onFloats, onNumbers, widened } from '../internal/elementwise.ts';
import type { KernelRow } from '../internal/kernel-row.ts';
import type { TensorflowKernel } from '../internal/kit.ts';

/** x / y rounded down, from the remainder as numpy has it. */
const floorDivide: TensorflowKernel = {
  accepts: areFloats,
  run: /*#__PURE__*/ widened((kit, [x, y]) => {
    const zero = kit.scalar(0, x!);
    const exact = kit.op('RealDiv', [kit.op('Sub', [x!, kit.op('FloorMod', [x!, y!])]), y!]);
    // A number by an infinity of the other sign is -1; by 0, the quotient itself.
    const opposite = kit.op('Less', [kit.op('Mul', [kit.op('Sign', [x!]), y!]), zero]);
    const endless = kit.op('LogicalAnd', [kit.op('IsInf', [y!]), kit.op('IsFinite', [x!])]);
    const below = kit.op('LogicalAnd', [endless, opposite]);
    const rounded = kit.op('SelectV2', [below, kit.scalar(-1, x!), kit.op('Rint', [exact])]);
    return kit.op('SelectV2', [kit.op('Equal', [y!, zero]), kit.op('RealDiv', [x!, y!]), rounded]);
  }),
};

/** Bits moved left; none are left where y is not below the width. */
const leftShift: TensorflowKernel = {
  run: (kit, [x, y]) => {
    const zero = kit.scalar(0, y!);
    const shifted = kit.op('LeftShift', [x!, y!]);
    const inside = kit.op('Less', [y!, kit.scalar(widthOf(y!.dtype as DType), y!)]);
    const within = isUnsigned(y!.dtype as DType)
      ? inside
      : kit.op('LogicalAnd', [inside, kit.op('GreaterEqual', [y!, zero])]);
    return kit.op('SelectV2', [within, shifted, zero]);
  },
};

/** Bits moved right, filled with the sign; y that is not below the width counts as the greatest that is. */
const rightShift: TensorflowKernel = {
  run: (kit, [x, y]) => {
    const width = widthOf(y!.dtype as DType);
    if (isUnsigned(x!.dtype as DType)) {
      const inside = kit.op('Less', [y!, kit.scalar(width, y!)]);
      return kit.op('SelectV2', [inside, kit.op('RightShift', [x!, y!]), kit.scalar(0, x!)]);
    }
    const most = kit.scalar(width - 1, y!);
    const negative = kit.op('Less', [y!, kit.scalar(0, y!)]);
    return kit.op('RightShift', [x!, kit.op('SelectV2', [negative, most, kit.op('Minimum', [y!, most])])]);
  },
};

function widthOf(dtype: DType): number {
  return bytesOf(dtype) * 8;
}

/** Functions of two numbers. Division of integers, which TensorFlow refuses by 0, is left to the host. */
export const arithmeticKernels: readonly KernelRow[] = [
  [addOp, /*#__PURE__*/ onNumbers('AddV2', 'LogicalOr')],
  [subtractOp, /*#__PURE__*/ onNumbers('Sub', 'NotEqual')],
  [multiplyOp, /*#__PURE__*/ onNumbers('Mul', 'LogicalAnd')],
  [divideOp, /*#__PURE__*/ onFloats('RealDiv')],
  [floorDivideOp, floorDivide],
  [modOp, /*#__PURE__*/ onFloats('FloorMod')],
  [powerOp, /*#__PURE__*/ onFloats('Pow')],
  [maximumOp, /*#__PURE__*/ onNumbers('Maximum', 'LogicalOr')],
  [minimumOp, /*#__PURE__*/ onNumbers('Minimum', 'LogicalAnd')],
  [arctan2Op, /*#__PURE__*/ onFloats('Atan2')],
  [nextafterOp, { accepts: areWideFloats, run: (kit, inputs) => kit.op('NextAfter', inputs) }],
  [logicalAndOp, /*#__PURE__*/ onNumbers('', 'LogicalAnd')],
  [logicalOrOp, /*#__PURE__*/ onNumbers('', 'LogicalOr')],
  [logicalXorOp, /*#__PURE__*/ onNumbers('', 'NotEqual')],
  [bitwiseAndOp, /*#__PURE__*/ onNumbers('BitwiseAnd', 'LogicalAnd')],
  [bitwiseOrOp, /*#__PURE__*/ onNumbers('BitwiseOr', 'LogicalOr')],
  [bitwiseXorOp, /*#__PURE__*/ onNumbers('BitwiseXor', 'NotEqual')],
  [leftShiftOp, leftShift],
  [rightShiftOp, rightShift],
];
