import { expected, show } from '@oneiros/core';
import { globalSeedGenerator } from '../global-seed.ts';
import { SeedGenerator } from '../random/seed-generator.ts';
import { Tensor, tensor } from '../tensor.ts';

/** What a random function takes for a seed: an integer draws the same every time, a generator something new, nothing the global generator. */
export type Seed = number | SeedGenerator | Tensor | null | undefined;

/** The key that `seed` stands for: uint32 [2]. */
export function keyOf(seed: Seed): Tensor {
  if (seed instanceof Tensor) return seed;
  if (seed instanceof SeedGenerator) return seed.next();
  if (seed === undefined || seed === null) return globalSeedGenerator().next({ ordered: false });
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32)
    throw expected('seed', 'an integer from 0 to 4294967295, or a SeedGenerator', show(seed));
  return tensor(Uint32Array.of(seed, 0));
}
