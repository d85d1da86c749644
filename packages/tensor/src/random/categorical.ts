import { type DType, expected } from '@oneiros/core';
import { uniformBetween } from '../internal/draws.ts';
import { floating } from '../internal/elementwise.ts';
import { keyOf, type Seed } from '../internal/seeds.ts';
import { add } from '../ops/add.ts';
import { argmax } from '../ops/argmax.ts';
import { cast } from '../ops/cast.ts';
import { log } from '../ops/log.ts';
import { negative } from '../ops/negative.ts';
import { reshape } from '../ops/reshape.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

export interface CategoricalOptions {
  /** Default 'int32'. */
  readonly dtype?: DType;
  /** An integer, or a SeedGenerator for other samples at each call. Default: the global generator. */
  readonly seed?: Seed;
}

/**
 * Samples classes: `logits` (batch, classes) are log-probabilities up to a constant; the result is (batch, numSamples).
 *
 * ```ts
 * random.categorical(tensor([[0, 1, 2]]), 5, { seed: 42 });
 * ```
 */
export function categorical(
  logits: TensorLike,
  numSamples: number,
  { dtype = 'int32', seed }: CategoricalOptions = {},
): Tensor {
  const x = floating(logits);
  if (x.rank !== 2) throw expected('random.categorical', 'logits of shape [batch, classes]', `shape=[${x.shape}]`);
  // The class with the greatest logit + Gumbel noise has the softmax as its distribution.
  const tiny = 2 ** -126;
  const u = uniformBetween(keyOf(seed), [...x.shape, numSamples], 'float32', tiny, 1);
  const gumbel = negative(log(negative(log(u))));
  return cast(argmax(add(gumbel, reshape(cast(x, 'float32'), [...x.shape, 1])), { axis: 1 }), dtype);
}
