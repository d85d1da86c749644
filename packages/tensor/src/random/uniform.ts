import type { DType, Shape } from '@oneiros/core';
import { floatDType, uniformBetween } from '../internal/draws.ts';
import { keyOf, type Seed } from '../internal/seeds.ts';
import { cast } from '../ops/cast.ts';
import type { Tensor } from '../tensor.ts';

export interface UniformOptions {
  /** The least value. Default 0. */
  readonly minval?: number;
  /** The bound that no value reaches. Default 1. */
  readonly maxval?: number;
  /** A floating dtype. Default 'float32'. */
  readonly dtype?: DType | null;
  /** An integer, or a SeedGenerator for other values at each call. Default: the global generator. */
  readonly seed?: Seed;
}

/**
 * Draws of the uniform distribution on [minval, maxval).
 *
 * ```ts
 * random.uniform([2, 3], { minval: -1, seed: 42 });
 * ```
 */
export function uniform(shape: Shape, { minval = 0, maxval = 1, dtype, seed }: UniformOptions = {}): Tensor {
  const type = floatDType(dtype, 'random.uniform');
  return cast(uniformBetween(keyOf(seed), shape, type, minval, maxval), type);
}
