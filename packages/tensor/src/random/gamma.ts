import type { DType, Shape } from '@oneiros/core';
import { floatDType } from '../internal/draws.ts';
import { gammaDraws } from '../internal/gamma-draws.ts';
import { keyOf, type Seed } from '../internal/seeds.ts';
import { broadcastTo } from '../ops/broadcast-to.ts';
import { cast } from '../ops/cast.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

export interface GammaOptions {
  /** A floating dtype. Default 'float32'. */
  readonly dtype?: DType | null;
  /** An integer, or a SeedGenerator for other values at each call. Default: the global generator. */
  readonly seed?: Seed;
}

/**
 * Draws of the gamma distribution with shape parameter `alpha`, which broadcasts to `shape`, and scale 1. They have no derivative.
 *
 * ```ts
 * random.gamma([2, 3], 0.5, { seed: 42 });
 * ```
 */
export function gamma(shape: Shape, alpha: TensorLike, { dtype, seed }: GammaOptions = {}): Tensor {
  const type = floatDType(dtype, 'random.gamma');
  return cast(gammaDraws(keyOf(seed), broadcastTo(cast(asTensor(alpha, 'float32'), 'float32'), shape), false), type);
}
