import type { TypedArray } from '@oneiros/core';
import type { AnyOp, Kernel } from '@oneiros/tensor';

/** A kernel on arrays of the host. It may hand back an input itself: nobody writes into one. */
export type CpuKernel = Kernel<TypedArray>;
/** One row of a family's table: an op and what computes it. */
export type KernelEntry = readonly [op: AnyOp, kernel: CpuKernel];
