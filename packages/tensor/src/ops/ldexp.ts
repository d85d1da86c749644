import { floating, integral } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { exp2 } from './exp2.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise x · 2ⁿ for integers `n`, with broadcasting.
 *
 * ```ts
 * ldexp(tensor([0.5]), 3); // [4]
 * ```
 */
export function ldexp(x: TensorLike, n: TensorLike): Tensor {
  const t = floating(x);
  return multiply(t, exp2(cast(integral('ldexp', n), t.dtype)));
}
