import { expected, show } from '@oneiros/core';
import {
  defaultSeed,
  type MersenneTwister,
  numpyTwister,
  permutation,
  pythonTwister,
  twisterOf,
} from './internal/mersenne-twister.ts';
import { SeedGenerator } from './random/seed-generator.ts';

let python: MersenneTwister | null = null;
let numpy: MersenneTwister | null = null;
let chosen: number | null = null;
let generator: SeedGenerator | null = null;

/**
 * Fixes all that is random afterwards: the seeds that layers, initializers and unseeded draws take, and the order in
 * which `fit` shuffles, as `keras.utils.set_random_seed`.
 *
 * ```ts
 * setRandomSeed(42);
 * ```
 */
export function setRandomSeed(seed: number): void {
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32)
    throw expected('setRandomSeed', 'an integer from 0 to 4294967295', show(seed));
  chosen = seed;
  python = pythonTwister(seed);
  numpy = numpyTwister(seed);
  generator = null;
}

/** The seed given to `setRandomSeed`, or `null`. */
export function getRandomSeed(): number | null {
  return chosen;
}

/** A seed from 1 to 10⁹ for what was given none: Python's `random.randint(1, 10**9)`, which Keras draws. */
export function makeDefaultSeed(): number {
  python ??= twisterOf(entropy());
  return defaultSeed(python);
}

/** The generator behind draws without a seed. */
export function globalSeedGenerator(): SeedGenerator {
  generator ??= new SeedGenerator();
  return generator;
}

/**
 * The numbers from 0 to n − 1 in random order, drawn on the host: NumPy's `random.permutation(n)` after `setRandomSeed`.
 *
 * ```ts
 * const order = hostPermutation(samples);
 * ```
 */
export function hostPermutation(n: number): Int32Array {
  numpy ??= twisterOf(entropy());
  return permutation(numpy, n);
}

function entropy(): number[] {
  return Array.from({ length: 4 }, () => Math.floor(Math.random() * 2 ** 32));
}
