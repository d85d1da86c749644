import type { Shape } from '@oneiros/core';
import { floatDType, scaled, standardTruncatedNormal } from '../internal/draws.ts';
import { keyOf } from '../internal/seeds.ts';
import type { Tensor } from '../tensor.ts';
import type { NormalOptions } from './normal.ts';

/**
 * Draws of the normal distribution within two standard deviations of the mean.
 *
 * ```ts
 * random.truncatedNormal([2, 3], { stddev: 0.05, seed: 42 });
 * ```
 */
export function truncatedNormal(shape: Shape, { mean = 0, stddev = 1, dtype, seed }: NormalOptions = {}): Tensor {
  return scaled(standardTruncatedNormal(keyOf(seed), shape, floatDType(dtype, 'random.truncatedNormal')), stddev, mean);
}
