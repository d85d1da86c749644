/**
 * Threefry-2x32 with 20 rounds, the counter-based generator of JAX (Salmon et al., "Parallel random numbers: as easy
 * as 1, 2, 3", 2011). The element at flat index i of a draw is the hash of the 64-bit counter i, so every element can
 * be computed alone; this is the layout JAX calls partitionable.
 */

/** A generator key: two unsigned 32-bit integers. */
export type Key = readonly [number, number];

/** Elements hashed between two visits to the caller's array; small enough to stay in the first-level cache. */
const CHUNK = 1024;

/**
 * Random 32-bit words, element i being the two halves of hash(key, i) joined by exclusive or.
 * These are the bits of `jax.random.bits(key, shape)` for any shape of `size` elements; draws of 16 and 8 bits are the
 * low bits of the same words.
 *
 * @param key generator key
 * @param size number of words
 * @param out where to write them; must hold at least `size` elements
 * @example const words = randomBits32([42, 0], 1000);
 */
export function randomBits32(key: Key, size: number, out: Uint32Array = new Uint32Array(size)): Uint32Array {
  const high = new Uint32Array(Math.min(size, CHUNK));
  const low = new Uint32Array(high.length);
  for (let start = 0; start < size; start += CHUNK) {
    const count = Math.min(CHUNK, size - start);
    setCounters(high, low, start, count);
    hash(key, high, low, count);
    for (let i = 0; i < count; i++) out[start + i] = high[i]! ^ low[i]!;
  }
  return out;
}

/**
 * Random 64-bit words as pairs of 32-bit words, the high one first: `size` pairs, those of `jax.random.bits` at 64 bits.
 *
 * @param key generator key
 * @param size number of 64-bit words
 * @param out where to write them; must hold at least `2 · size` elements
 */
export function randomBits64(key: Key, size: number, out: Uint32Array = new Uint32Array(2 * size)): Uint32Array {
  const high = new Uint32Array(Math.min(size, CHUNK));
  const low = new Uint32Array(high.length);
  for (let start = 0; start < size; start += CHUNK) {
    const count = Math.min(CHUNK, size - start);
    setCounters(high, low, start, count);
    hash(key, high, low, count);
    for (let i = 0; i < count; i++) {
      out[2 * (start + i)] = high[i]!;
      out[2 * (start + i) + 1] = low[i]!;
    }
  }
  return out;
}

/**
 * Derives `count` independent keys, as `jax.random.split(key, count)`: key i is hash(key, i).
 *
 * @example const [first, second] = split([42, 0]);
 */
export function split(key: Key, count = 2): Key[] {
  const words = randomBits64(key, count);
  return Array.from({ length: count }, (_, i) => [words[2 * i]!, words[2 * i + 1]!] as const);
}

/**
 * Derives the key numbered `data`, an unsigned 32-bit integer, as `jax.random.fold_in(key, data)`: hash(key, data).
 *
 * @example const third = foldIn([42, 0], 3);
 */
export function foldIn(key: Key, data: number): Key {
  return threefry2x32(key, 0, data);
}

/** Hashes one 64-bit counter, given by its high and low words. */
export function threefry2x32(key: Key, high: number, low: number): Key {
  const first = Uint32Array.of(high);
  const second = Uint32Array.of(low);
  hash(key, first, second, 1);
  return [first[0]!, second[0]!];
}

/** Writes the 64-bit counters start, start + 1, …; no chunk crosses 2³², which CHUNK divides. */
function setCounters(high: Uint32Array, low: Uint32Array, start: number, count: number): void {
  high.fill(Math.floor(start / 2 ** 32));
  for (let i = 0; i < count; i++) low[i] = start + i;
}

/** Replaces the first `count` counters by their hashes: five times four rounds, each followed by a key injection. */
function hash(key: Key, high: Uint32Array, low: Uint32Array, count: number): void {
  const k0 = key[0] | 0;
  const k1 = key[1] | 0;
  const k2 = k0 ^ k1 ^ 0x1bd11bda; // parity constant of the Skein key schedule, 32-bit variant
  for (let i = 0; i < count; i++) {
    let x0 = (high[i]! + k0) | 0;
    let x1 = (low[i]! + k1) | 0;

    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x0 = (x0 + k1) | 0;
    x1 = (x1 + k2 + 1) | 0;

    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
    x0 = (x0 + k2) | 0;
    x1 = (x1 + k0 + 2) | 0;

    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x0 = (x0 + k0) | 0;
    x1 = (x1 + k1 + 3) | 0;

    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
    x0 = (x0 + k1) | 0;
    x1 = (x1 + k2 + 4) | 0;

    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;

    high[i] = x0 + k2;
    low[i] = x1 + k0 + 5;
  }
}
