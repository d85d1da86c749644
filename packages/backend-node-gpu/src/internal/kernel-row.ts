import type { AnyOp } from '@oneiros/tensor';
import type { TensorflowKernel } from './kit.ts';

/** One row of a family's table: an op and how TensorFlow computes it. */
export type KernelRow = readonly [op: AnyOp, kernel: TensorflowKernel];
