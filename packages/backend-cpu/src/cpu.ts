import { dtypeNames, type TypedArray } from '@oneiros/core';
import { type Backend, kernelBackend } from '@oneiros/tensor';
import { bigIntegers } from './big-integers.ts';
import { halfFloats } from './half-floats.ts';
import { allKernels } from './internal/all-kernels.ts';
import { entriesOf, type KernelTable } from './internal/entries.ts';
import { lackOf, specialOf } from './internal/numeric.ts';

export type { KernelTable };

/**
 * The backend in plain TypeScript: runs everywhere, has every primitive, and is what all others are compared to.
 *
 * ```ts
 * await useBackend(cpu());
 * ```
 */
export function cpu(): Backend {
  return cpuWith(halfFloats(bigIntegers(...allKernels)));
}

/**
 * The same with some kernels alone, so that a bundle holds no others: `denseKernels` for dense nets, the tables of
 * families, and single ones. An op that none of them computes is written out in ops that they do; if that cannot be,
 * the error names the op. For float16 and bfloat16 wrap tables in `halfFloats`, for int64 and uint64 in `bigIntegers`.
 *
 * ```ts
 * await useBackend(cpuWith(denseKernels, sinKernel));
 * ```
 */
export function cpuWith(...tables: readonly KernelTable[]): Backend {
  const kernels = new Map(entriesOf(tables));
  return kernelBackend<TypedArray>({
    name: 'cpu',
    dtypes: dtypeNames(),
    kernels,
    accepts: ({ op, inputs, outputs }) =>
      ![...inputs, ...outputs].some((value) => lackOf(kernels.get(op)!).includes(specialOf(value)!)),
    upload: (data) => data,
    read: (data) => Promise.resolve(data.slice()),
    free: () => {},
    share: (data) => data,
    device: () => 'plain TypeScript',
  });
}
