import { type LoweringEntry, tfjsLowerings } from '@oneiros/backend-tfjs';
import {
  type AnyOp,
  type Application,
  argmaxOp,
  argminOp,
  broadcastToOp,
  convInputGradientOp,
  convKernelGradientOp,
  cosOp,
  cumsumOp,
  dotGeneralOp,
  equalOp,
  flipOp,
  floorDivideOp,
  greaterEqualOp,
  greaterOp,
  lessEqualOp,
  lessOp,
  maximumOp,
  minimumOp,
  modOp,
  notEqualOp,
  powerOp,
  type Spec,
  signOp,
  sinOp,
  sliceOp,
  whereOp,
  windowMaxGradientOp,
} from '@oneiros/tensor';
import { chooseLowerings } from './lowerings/choose.ts';
import { convolutionLowerings } from './lowerings/convolution.ts';
import { dotLowerings } from './lowerings/dot.ts';

/** Ops whose tfjs kernels lose NaN or the infinities: the host computes them, on the same memory. */
const wrong: readonly AnyOp[] = [argmaxOp, argminOp, floorDivideOp, maximumOp, minimumOp, modOp, signOp];

/** Ops whose tfjs kernels are slower than the host, by two to a hundred times. */
const slow: readonly AnyOp[] = [
  ...[equalOp, notEqualOp, greaterOp, greaterEqualOp, lessOp, lessEqualOp],
  ...[broadcastToOp, sliceOp, flipOp, cumsumOp, sinOp, cosOp, powerOp],
];

/** Ops whose lowerings for all tfjs backends are slow here: those of this package serve, or what `expand` says. */
const own: readonly AnyOp[] = [whereOp, dotGeneralOp, convKernelGradientOp, convInputGradientOp];

const onHost: ReadonlySet<AnyOp> = /*#__PURE__*/ new Set([...slow, windowMaxGradientOp]);

/** Whether the host computes an op that has a definition in others: where it is faster, or tfjs has no such dtype. */
export function prefersHost({ op, inputs, outputs }: Application): boolean {
  const native = ({ dtype }: Spec): boolean => dtype === 'float32' || dtype === 'int32' || dtype === 'bool';
  return onHost.has(op) || !(inputs.every(native) && outputs.every(native));
}

const left: ReadonlySet<AnyOp> = /*#__PURE__*/ new Set([...wrong, ...slow, ...own]);

/** How ops are computed in WebAssembly. Of several ways for an op, the first that takes its dtypes and attributes serves. */
export const wasmLowerings: readonly LoweringEntry[] = [
  ...chooseLowerings,
  ...dotLowerings,
  ...convolutionLowerings,
  .../*#__PURE__*/ tfjsLowerings.filter(([op]) => !left.has(op)),
];
