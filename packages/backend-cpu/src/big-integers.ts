import { isBig } from '@oneiros/core';
import { bigKernels } from './internal/big-kernels.ts';
import { entriesOf, type KernelTable } from './internal/entries.ts';
import type { CpuKernel, KernelEntry } from './internal/kernel-entry.ts';
import { lackOf, without } from './internal/numeric.ts';

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
    const lacks = lackOf(kernel);
    if (!big || !lacks.includes('bigs')) return [op, kernel];
    const both: CpuKernel = (inputs, application, context) =>
      (isBig(application.inputs[0]!.dtype) ? big : kernel)(inputs, application, context);
    return [
      op,
      without(
        lacks.filter((lack) => lack !== 'bigs'),
        both,
      ),
    ];
  });
}
