import type { Tensor, TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { type LinspaceOptions, linspace } from './linspace.ts';
import { power } from './power.ts';

/**
 * `num` numbers from baseˢᵗᵃʳᵗ to baseˢᵗᵒᵖ, with equal ratios.
 *
 * ```ts
 * logspace(0, 2, { num: 3 }); // [1, 10, 100]
 * ```
 */
export function logspace(
  start: TensorLike,
  stop: TensorLike,
  { base = 10, dtype, ...options }: LinspaceOptions & { readonly base?: number } = {},
): Tensor {
  const exponents = linspace(start, stop, options);
  const powers = power(cast(base, exponents.dtype), exponents);
  return dtype ? cast(powers, dtype) : powers;
}
