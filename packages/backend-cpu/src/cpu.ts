import type { DType, TypedArray } from '@oneiros/core';
import { type AnyOp, type Backend, type Kernel, kernelBackend } from '@oneiros/tensor';
import { kernels } from './internal/all-kernels.ts';

/**
 * The backend in plain TypeScript: runs everywhere, has every primitive, and is what all others are compared to.
 *
 * ```ts
 * await useBackend(cpu());
 * ```
 */
export function cpu(): Backend {
  return cpuWith(kernels);
}

/** Kernels by op record: one, or those of a family. */
export type KernelTable = Iterable<readonly [AnyOp, Kernel<TypedArray>]> | readonly [AnyOp, Kernel<TypedArray>];

/**
 * The same with some kernels alone, so that a bundle holds no others: `denseKernels` for dense nets, the tables of
 * families, and single ones. An op that none of them computes is written out in ops that they do; if that cannot be,
 * the error names the op.
 *
 * ```ts
 * await useBackend(cpuWith(denseKernels, sinKernel));
 * ```
 */
export function cpuWith(...tables: readonly KernelTable[]): Backend {
  return kernelBackend<TypedArray>({
    name: 'cpu',
    dtypes,
    kernels: new Map(tables.flatMap((table) => (isEntry(table) ? [table] : [...table]))),
    upload: (data) => data,
    read: (data) => Promise.resolve(data.slice()),
    free: () => {},
    share: (data) => data,
    device: () => 'plain TypeScript',
  });
}

function isEntry(table: KernelTable): table is readonly [AnyOp, Kernel<TypedArray>] {
  return Array.isArray(table) && typeof table[1] === 'function';
}

const floats: readonly DType[] = ['float32', 'float64', 'float16', 'bfloat16'];
const integers: readonly DType[] = ['int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64'];
const dtypes: readonly DType[] = [...floats, ...integers, 'bool'];
