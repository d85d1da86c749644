import type { DType, Shape } from '@oneiros/core';
import { floatDType, scaled, standardNormal } from '../internal/draws.ts';
import { keyOf, type Seed } from '../internal/seeds.ts';
import type { Tensor } from '../tensor.ts';

export interface NormalOptions {
  /** Default 0. */
  readonly mean?: number;
  /** Standard deviation. Default 1. */
  readonly stddev?: number;
  /** A floating dtype. Default 'float32'. */
  readonly dtype?: DType | null;
  /** An integer, or a SeedGenerator for other values at each call. Default: the global generator. */
  readonly seed?: Seed;
}

/**
 * Draws of the normal distribution.
 *
 * ```ts
 * random.normal([2, 3], { stddev: 0.05, seed: 42 });
 * ```
 */
export function normal(shape: Shape, { mean = 0, stddev = 1, dtype, seed }: NormalOptions = {}): Tensor {
  return scaled(standardNormal(keyOf(seed), shape, floatDType(dtype, 'random.normal')), stddev, mean);
}
