import type { TypedArray } from '@oneiros/core';
import type { AnyOp, Kernel } from '@oneiros/tensor';
import { movementKernels } from './movement.ts';

/** The kernel of each primitive, and of those composites that one pass computes faster. */
export const kernels: ReadonlyMap<AnyOp, Kernel<TypedArray>> = /*#__PURE__*/ new Map<AnyOp, Kernel<TypedArray>>([
  ...movementKernels,
]);
