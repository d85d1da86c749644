import type { DType, Shape } from '@oneiros/core';
import { binomialDraws } from '../internal/binomial-draws.ts';
import { floatDType } from '../internal/draws.ts';
import { keyOf, type Seed } from '../internal/seeds.ts';
import { broadcastTo } from '../ops/broadcast-to.ts';
import { cast } from '../ops/cast.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

export interface BinomialOptions {
  /** A floating dtype. Default 'float32'. */
  readonly dtype?: DType | null;
  /** An integer, or a SeedGenerator for other values at each call. Default: the global generator. */
  readonly seed?: Seed;
}

/**
 * How many of `counts` trials succeed, each with one of `probabilities`; both broadcast to `shape`. They have no derivative.
 *
 * ```ts
 * random.binomial([2, 3], 10, 0.5, { seed: 42 });
 * ```
 */
export function binomial(
  shape: Shape,
  counts: TensorLike,
  probabilities: TensorLike,
  { dtype, seed }: BinomialOptions = {},
): Tensor {
  const type = floatDType(dtype, 'random.binomial');
  const whole = (x: TensorLike): Tensor => broadcastTo(cast(asTensor(x, 'float32'), 'float32'), shape);
  return cast(binomialDraws(keyOf(seed), whole(counts), whole(probabilities)), type);
}
