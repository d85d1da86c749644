import { type LoweringEntry, tfjsLowerings } from '@oneiros/backend-tfjs';
import { type AnyOp, argmaxOp, argminOp, floorDivideOp, maximumOp, minimumOp, modOp, signOp } from '@oneiros/tensor';
import { elementwiseOverrides } from './lowerings/elementwise.ts';

/** Ops whose tfjs kernels are wrong at NaN and the infinities: the host computes them, on the same memory. */
const wrong: ReadonlySet<AnyOp> = /*#__PURE__*/ new Set<AnyOp>([
  argmaxOp,
  argminOp,
  floorDivideOp,
  maximumOp,
  minimumOp,
  modOp,
  signOp,
]);

/** How ops are computed in WebAssembly. Of several ways for an op, the first that takes its dtypes and attributes serves. */
export const wasmLowerings: readonly LoweringEntry[] = [
  ...elementwiseOverrides,
  .../*#__PURE__*/ tfjsLowerings.filter(([op]) => !wrong.has(op)),
];
