import { type DType, isBig } from '@oneiros/core';
import type { CpuKernel } from './kernel-entry.ts';

/** Dtypes whose elements are not numbers of JavaScript as they lie in memory: 16-bit floats, 64-bit integers. */
export type Special = 'halves' | 'bigs';

/** Marks a kernel that computes with numbers: it gets 16-bit floats only in the wider form that `halfFloats` gives them. */
export function numeric(kernel: CpuKernel): CpuKernel {
  return without(['halves'], kernel);
}

/** The same for one that knows no 64-bit integers either: `bigIntegers` has another for them. */
export function numbers(kernel: CpuKernel): CpuKernel {
  return without(['halves', 'bigs'], kernel);
}

/** Marks a kernel as one that does not compute some dtypes. */
export function without(lacks: readonly Special[], kernel: CpuKernel): CpuKernel {
  return Object.assign(kernel, { lacks });
}

/** What a kernel is marked not to compute. */
export function lackOf(kernel: CpuKernel): readonly Special[] {
  return (kernel as { readonly lacks?: readonly Special[] }).lacks ?? [];
}

/** Whether elements are 16-bit floats or 64-bit integers. */
export function specialOf({ dtype }: { readonly dtype: DType }): Special | undefined {
  return isHalf({ dtype }) ? 'halves' : isBig(dtype) ? 'bigs' : undefined;
}

/** Whether elements are 16-bit floats. */
export function isHalf({ dtype }: { readonly dtype: DType }): boolean {
  return dtype === 'float16' || dtype === 'bfloat16';
}
