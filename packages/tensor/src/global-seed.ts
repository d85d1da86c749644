import { expected, show } from '@oneiros/core';
import { numpyTwister, pythonTwister } from './internal/mersenne-twister.ts';
import { defaultSeed, permutation, type Words } from './internal/words.ts';
import { SeedGenerator } from './random/seed-generator.ts';

/** Until a seed is set, words come from the engine. */
const unseeded: Words = { next: () => Math.floor(Math.random() * 2 ** 32) };
let python = unseeded;
let numpy = unseeded;
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
  return permutation(numpy, n);
}
