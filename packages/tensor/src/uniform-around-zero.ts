import type { Shape } from '@oneiros/core';
import { floatDType, uniformWithin } from './internal/draws.ts';
import { keyOf } from './internal/seeds.ts';
import { cast } from './ops/cast.ts';
import type { UniformOptions } from './random/uniform.ts';
import type { Tensor } from './tensor.ts';

/**
 * The draws of `random.uniform` on [-limit, limit), without what other bounds need: for initializers.
 *
 * ```ts
 * uniformAroundZero([2, 3], 0.5, { seed: 42 });
 * ```
 * @throws OneirosError for a dtype that is no float.
 */
export function uniformAroundZero(
  shape: Shape,
  limit: number,
  { dtype, seed }: Pick<UniformOptions, 'dtype' | 'seed'> = {},
): Tensor {
  const type = floatDType(dtype, 'random.uniform');
  return cast(uniformWithin(keyOf(seed), shape, type, limit), type);
}
