import { type DType, isBig, isFloat } from '@oneiros/core';
import type { CpuKernel } from './kernel-entry.ts';

/** Kinds of elements that some kernels do not compute: 16-bit floats, 64-bit integers, and other integers with booleans. */
export type Special = 'halves' | 'bigs' | 'integers';

/** Marks a kernel that computes with numbers: it gets 16-bit floats only in the wider form that `halfFloats` gives them. */
export function numeric(kernel: CpuKernel): CpuKernel {
  return without(['halves'], kernel);
}

/** The same for one that knows no 64-bit integers either: `bigIntegers` has another for them. */
export function numbers(kernel: CpuKernel): CpuKernel {
  return without(['halves', 'bigs'], kernel);
}

/** The same for one that computes floats alone. */
export function floats(kernel: CpuKernel): CpuKernel {
  return without(['halves', 'bigs', 'integers'], kernel);
}

/** Marks a kernel as one that does not compute some dtypes. */
function without(lacks: readonly Special[], kernel: CpuKernel): CpuKernel {
  return Object.assign(kernel, { lacks });
}

/** What a kernel is marked not to compute. */
export function lackOf(kernel: CpuKernel): readonly Special[] {
  return (kernel as { readonly lacks?: readonly Special[] }).lacks ?? [];
}

/** The kernel as `more` makes it, for elements of one more kind; as it is, where it lacks none of that kind. */
export function extended(kernel: CpuKernel, kind: Special, more: (kernel: CpuKernel) => CpuKernel): CpuKernel {
  const lacks = lackOf(kernel);
  if (!lacks.includes(kind)) return kernel;
  return without(
    lacks.filter((lack) => lack !== kind),
    more(kernel),
  );
}

/** The kind of elements, where it is not that of float32 and float64. */
export function specialOf({ dtype }: { readonly dtype: DType }): Special | undefined {
  return isHalf({ dtype }) ? 'halves' : isBig(dtype) ? 'bigs' : isFloat(dtype) ? undefined : 'integers';
}

/** Whether elements are 16-bit floats. */
export function isHalf({ dtype }: { readonly dtype: DType }): boolean {
  return dtype === 'float16' || dtype === 'bfloat16';
}
