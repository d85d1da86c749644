import { sizeOf } from '@oneiros/core';
import {
  type RandomBitsAttrs,
  type RandomSplitAttrs,
  randomBitsOp,
  randomSplitOp,
  threefryBits,
  threefryPairs,
} from '@oneiros/tensor';
import type { KernelEntry } from '../internal/kernel-entry.ts';

/** Kernel of `randomBits`. */
export const randomBitsKernel: KernelEntry = [
  randomBitsOp,
  ([keys], { attrs }) => {
    const size = sizeOf((attrs as RandomBitsAttrs).shape);
    return [forEachKey(keys as Uint32Array, size, (key, out) => threefryBits(key, size, out))];
  },
];
/** Kernel of `randomSplit`. */
export const randomSplitKernel: KernelEntry = [
  randomSplitOp,
  ([keys], { attrs }) => {
    const { count } = attrs as RandomSplitAttrs;
    return [forEachKey(keys as Uint32Array, 2 * count, (key, out) => threefryPairs(key, count, out))];
  },
];

/** Kernels of random words. */
export const randomKernels: readonly KernelEntry[] = [randomBitsKernel, randomSplitKernel];

function forEachKey(
  keys: Uint32Array,
  words: number,
  draw: (key: readonly [number, number], out: Uint32Array) => void,
): Uint32Array {
  const out = new Uint32Array((keys.length / 2) * words);
  for (let i = 0; i < keys.length / 2; i++)
    draw([keys[2 * i]!, keys[2 * i + 1]!], out.subarray(i * words, (i + 1) * words));
  return out;
}
