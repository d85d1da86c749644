import type { AnyOp } from '@oneiros/tensor';
import type { TensorflowKernel } from '../internal/kit.ts';
import { arithmeticKernels } from './arithmetic.ts';
import { castingKernels } from './casting.ts';
import { controlKernels } from './control.ts';
import { convolutionKernels } from './convolution.ts';
import { dotKernels } from './dot.ts';
import { indexingKernels } from './indexing.ts';
import { linearAlgebraKernels } from './linear-algebra.ts';
import { logicKernels } from './logic.ts';
import { movementKernels } from './movement.ts';
import { reductionKernels } from './reduction.ts';
import { sortingKernels } from './sorting.ts';
import { unaryKernels } from './unary.ts';
import { windowKernels } from './window.ts';

/** Every op that TensorFlow computes. What is not here is expanded, or computed by backend-cpu. */
export const kernels: ReadonlyMap<AnyOp, TensorflowKernel> = /*#__PURE__*/ new Map<AnyOp, TensorflowKernel>([
  ...arithmeticKernels,
  ...castingKernels,
  ...controlKernels,
  ...convolutionKernels,
  ...dotKernels,
  ...indexingKernels,
  ...linearAlgebraKernels,
  ...logicKernels,
  ...movementKernels,
  ...reductionKernels,
  ...sortingKernels,
  ...unaryKernels,
  ...windowKernels,
]);
