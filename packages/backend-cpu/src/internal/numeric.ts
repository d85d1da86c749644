import type { DType } from '@oneiros/core';
import type { CpuKernel } from './kernel-entry.ts';

/** Marks a kernel that computes with numbers: it gets 16-bit floats only in the wider form that `halfFloats` gives them. */
export function numeric(kernel: CpuKernel): CpuKernel {
  return Object.assign(kernel, { numeric: true });
}

/** Whether a kernel was so marked. */
export function isNumeric(kernel: CpuKernel | undefined): boolean {
  return kernel !== undefined && 'numeric' in kernel;
}

/** Whether elements are 16-bit floats. */
export function isHalf({ dtype }: { readonly dtype: DType }): boolean {
  return dtype === 'float16' || dtype === 'bfloat16';
}
