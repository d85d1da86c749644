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
import type { KernelEntry } from './kernel-entry.ts';

/** The kernel of each primitive, and of those composites that one pass computes faster. */
export const allKernels: readonly (readonly KernelEntry[])[] = [
  controlKernels,
  activationKernels,
  arithmeticKernels,
  createKernels,
  indexingKernels,
  logicKernels,
  reduceKernels,
  sortKernels,
  unaryKernels,
  movementKernels,
  dotKernels,
  convKernels,
  windowKernels,
  randomKernels,
  linearAlgebraKernels,
  fftKernels,
];
