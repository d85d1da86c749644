import type { TypedArray } from '@oneiros/core';
import type { AnyOp, Kernel } from '@oneiros/tensor';
import { convKernels } from './conv.ts';
import { dotKernels } from './dot.ts';
import { movementKernels } from './movement.ts';
import { windowKernels } from './window.ts';
import { randomKernels } from './random.ts';

/** The kernel of each primitive, and of those composites that one pass computes faster. */
export const kernels: ReadonlyMap<AnyOp, Kernel<TypedArray>> = /*#__PURE__*/ new Map<AnyOp, Kernel<TypedArray>>([
  ...movementKernels,
  ...dotKernels,
  ...convKernels,
  ...windowKernels,
  ...randomKernels,
]);
