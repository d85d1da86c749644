import type { TypedArray } from '@oneiros/core';
import type { AnyOp, Kernel } from '@oneiros/tensor';
import {
  activationKernels,
  arithmeticKernels,
  controlKernels,
  convKernels,
  createKernels,
  dotKernels,
  fftKernels,
  indexingKernels,
  linearAlgebraKernels,
  logicKernels,
  movementKernels,
  randomKernels,
  reduceKernels,
  sortKernels,
  unaryKernels,
  windowKernels,
} from '../kernels/index.ts';

/** The kernel of each primitive, and of those composites that one pass computes faster. */
export const kernels: ReadonlyMap<AnyOp, Kernel<TypedArray>> = /*#__PURE__*/ new Map<AnyOp, Kernel<TypedArray>>([
  ...controlKernels,
  ...activationKernels,
  ...arithmeticKernels,
  ...createKernels,
  ...indexingKernels,
  ...logicKernels,
  ...reduceKernels,
  ...sortKernels,
  ...unaryKernels,
  ...movementKernels,
  ...dotKernels,
  ...convKernels,
  ...windowKernels,
  ...randomKernels,
  ...linearAlgebraKernels,
  ...fftKernels,
]);
