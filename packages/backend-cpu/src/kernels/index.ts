import type { TypedArray } from '@oneiros/core';
import type { AnyOp, Kernel } from '@oneiros/tensor';
import { activationKernels } from './activation.ts';
import { arithmeticKernels } from './arithmetic.ts';
import { controlKernels } from './control.ts';
import { convKernels } from './conv.ts';
import { createKernels } from './create.ts';
import { dotKernels } from './dot.ts';
import { fftKernels } from './fft.ts';
import { indexingKernels } from './indexing.ts';
import { linearAlgebraKernels } from './linear-algebra.ts';
import { logicKernels } from './logic.ts';
import { movementKernels } from './movement.ts';
import { randomKernels } from './random.ts';
import { reduceKernels } from './reduce.ts';
import { sortKernels } from './sort.ts';
import { unaryKernels } from './unary.ts';
import { windowKernels } from './window.ts';

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
