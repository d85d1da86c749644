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

/** Kernels of random words. */
export const randomKernels: readonly KernelEntry[] = [
  [
    randomBitsOp,
    ([keys], { attrs }) => {
      const size = sizeOf((attrs as RandomBitsAttrs).shape);
      return [forEachKey(keys as Uint32Array, size, (key, out) => threefryBits(key, size, out))];
    },
  ],
  [
    randomSplitOp,
    ([keys], { attrs }) => {
      const { count } = attrs as RandomSplitAttrs;
      return [forEachKey(keys as Uint32Array, 2 * count, (key, out) => threefryPairs(key, count, out))];
    },
  ],
];

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
