import type { DType, Shape } from '@oneiros/core';
import { normal, type Tensor, truncatedNormal, uniformAroundZero } from '@oneiros/tensor';
import type { SeedLike } from '../../seed.ts';

/** Values of mean 0 and the given variance. */
export type ScaledDraw = (shape: Shape, variance: number, dtype: DType, seed: SeedLike) => Tensor;

/** Uniform on [-limit, limit]: its variance is limit² / 3. */
export const scaledUniform: ScaledDraw = (shape, variance, dtype, seed) =>
  uniformAroundZero(shape, Math.sqrt(3 * variance), { dtype, seed });

/** Normal. */
export const scaledNormal: ScaledDraw = (shape, variance, dtype, seed) =>
  normal(shape, { stddev: Math.sqrt(variance), dtype, seed });

/** Normal, cut off at two standard deviations. */
export const scaledTruncatedNormal: ScaledDraw = (shape, variance, dtype, seed) =>
  truncatedNormal(shape, { stddev: Math.sqrt(variance) / truncatedDeviation, dtype, seed });

// Standard deviation of a normal distribution of deviation 1 cut off at ±2.
const truncatedDeviation = 0.87962566103423978;
