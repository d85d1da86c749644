import type { KernelEntry } from './internal/kernel-entry.ts';
import { reluGradientKernel, reluKernel } from './kernels/activation.ts';
import {
  absKernel,
  addKernel,
  divideKernel,
  maximumKernel,
  minimumKernel,
  multiplyKernel,
  negativeKernel,
  powerKernel,
  subtractKernel,
} from './kernels/arithmetic.ts';
import { castKernel, iotaKernel } from './kernels/create.ts';
import { dotGeneralKernel } from './kernels/dot.ts';
import { equalKernel, greaterKernel, rightShiftKernel, whereKernel } from './kernels/logic.ts';
import { broadcastToKernel, reshapeKernel, transposeKernel } from './kernels/movement.ts';
import { randomBitsKernel } from './kernels/random.ts';
import { argmaxKernel, maxKernel, sumKernel } from './kernels/reduce.ts';
import { expKernel, logKernel, sigmoidKernel, sqrtKernel, tanhKernel } from './kernels/unary.ts';

/**
 * What nets of dense layers need to be trained with the usual activations, losses, metrics and optimizers.
 *
 * ```ts
 * await useBackend(cpuWith(denseKernels));
 * ```
 */
export const denseKernels: readonly KernelEntry[] = [
  addKernel,
  subtractKernel,
  multiplyKernel,
  divideKernel,
  negativeKernel,
  absKernel,
  powerKernel,
  maximumKernel,
  minimumKernel,
  expKernel,
  logKernel,
  sqrtKernel,
  reluKernel,
  reluGradientKernel,
  sigmoidKernel,
  tanhKernel,
  equalKernel,
  greaterKernel,
  whereKernel,
  castKernel,
  iotaKernel,
  reshapeKernel,
  transposeKernel,
  broadcastToKernel,
  sumKernel,
  maxKernel,
  argmaxKernel,
  dotGeneralKernel,
  randomBitsKernel,
  rightShiftKernel,
];
