import { promote } from '@oneiros/core';
import { floating } from '../internal/elementwise.ts';
import type { ReduceOptions } from '../internal/reduction.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { mean } from './mean.ts';
import { square } from './square.ts';
import { subtract } from './subtract.ts';

/**
 * Variance of the elements over `axis`: the mean of the squared distances from the mean; integers give float32.
 *
 * ```ts
 * ops.var(tensor([1, 2, 3])); // 0.666…
 * ```
 */
export function variance(x: TensorLike, options: ReduceOptions = {}): Tensor {
  const t = floating(x);
  const wide = cast(t, promote(t.dtype, 'float32'));
  return cast(mean(square(subtract(wide, mean(wide, { ...options, keepdims: true }))), options), t.dtype);
}
export { variance as var };
