import type { TypedArray } from '@oneiros/core';
import { type Backend, kernelBackend } from '@oneiros/tensor';
import { kernels } from './kernels/index.ts';

/**
 * The backend in plain TypeScript: runs everywhere, has every primitive, and is what all others are compared to.
 *
 * ```ts
 * await useBackend(cpu());
 * ```
 */
export function cpu(): Backend {
  return kernelBackend<TypedArray>({
    name: 'cpu',
    dtypes: [
      'float32',
      'float64',
      'float16',
      'bfloat16',
      'int8',
      'int16',
      'int32',
      'int64',
      'uint8',
      'uint16',
      'uint32',
      'uint64',
      'bool',
    ],
    kernels,
    upload: (data) => data,
    read: (data) => Promise.resolve(data.slice()),
    free: () => {},
    share: (data) => data,
    device: () => 'plain TypeScript',
  });
}
