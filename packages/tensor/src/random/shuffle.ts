import { canonicalAxis } from '@oneiros/core';
import { bind } from '../bind.ts';
import { keyOf, type Seed } from '../internal/seeds.ts';
import { splitKey } from '../internal/split-key.ts';
import { argsortOp } from '../ops/argsort.ts';
import { randomBits } from '../ops/random-bits.ts';
import { takeAlongAxis } from '../ops/take-along-axis.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

export interface ShuffleOptions {
  /** Default 0. */
  readonly axis?: number;
  /** An integer, or a SeedGenerator for another order at each call. Default: the global generator. */
  readonly seed?: Seed;
}

/**
 * Shuffles every vector along `axis`, each in its own order.
 *
 * ```ts
 * random.shuffle(tensor([1, 2, 3, 4]), { seed: 42 });
 * ```
 */
export function shuffle(x: TensorLike, { axis = 0, seed }: ShuffleOptions = {}): Tensor {
  let shuffled = asTensor(x);
  const along = canonicalAxis(axis, shuffled.rank, 'random.shuffle: axis');
  let key = keyOf(seed);
  // Sorted by random words; more often where two equal ones are likely, as JAX does.
  const rounds = Math.ceil((3 * Math.log(Math.max(1, shuffled.size))) / Math.log(2 ** 32 - 1));
  for (let i = 0; i < rounds; i++) {
    const [next, subkey] = splitKey(key, 2) as [Tensor, Tensor];
    key = next;
    const order = bind(argsortOp, [randomBits(subkey, { shape: shuffled.shape })], { axis: along, descending: false });
    shuffled = takeAlongAxis(shuffled, order, { axis: along });
  }
  return shuffled;
}
