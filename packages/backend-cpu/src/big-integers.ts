import { isBig } from '@oneiros/core';
import { bigKernels } from './internal/big-kernels.ts';
import { entriesOf, type KernelTable } from './internal/entries.ts';
import type { CpuKernel, KernelEntry } from './internal/kernel-entry.ts';
import { extended } from './internal/numeric.ts';

/**
 * The same kernels for int64 and uint64 too, whose elements are bigints.
 *
 * ```ts
 * await useBackend(cpuWith(bigIntegers(denseKernels)));
 * ```
 */
export function bigIntegers(...tables: readonly KernelTable[]): readonly KernelEntry[] {
  const bigs = new Map(bigKernels);
  return entriesOf(tables).map(([op, kernel]) => {
    const big = bigs.get(op);
    return [op, big ? extended(kernel, 'bigs', (others) => either(big, others)) : kernel];
  });
}

function either(big: CpuKernel, others: CpuKernel): CpuKernel {
  return (inputs, application, context) =>
    (isBig(application.inputs[0]!.dtype) ? big : others)(inputs, application, context);
}
