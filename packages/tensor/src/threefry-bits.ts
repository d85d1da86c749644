import { type Key, randomBits32, randomBits64 } from './internal/threefry.ts';

/** For kernels of `randomBits`: `size` random words of one key, two unsigned 32-bit integers. */
export function threefryBits(key: readonly [number, number], size: number, out: Uint32Array): void {
  randomBits32(key satisfies Key, size, out);
}

/** For kernels of `randomSplit`: `count` new keys of one key, as pairs of words. */
export function threefryPairs(key: readonly [number, number], count: number, out: Uint32Array): void {
  randomBits64(key satisfies Key, count, out);
}
