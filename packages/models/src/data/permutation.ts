import { makeDefaultSeed } from '@oneiros/tensor';

/** A random order, by Fisher and Yates; the same after `setRandomSeed`. */
export function permutation(n: number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  let state = makeDefaultSeed() >>> 0;
  for (let i = n - 1; i > 0; i--) {
    // A 32-bit mixing of a counter (splitmix) is plenty for an order of samples.
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    const j = ((z ^ (z >>> 15)) >>> 0) % (i + 1);
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
}
