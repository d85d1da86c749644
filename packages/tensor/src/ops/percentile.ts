import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { type QuantileOptions, quantile } from './quantile.ts';

/**
 * The elements below which `q` of a hundred elements over `axis` lie; for several q, along a first axis. NaN where one is.
 *
 * ```ts
 * percentile(tensor([1, 2, 3, 4, 5]), 25); // 2
 * ```
 */
export function percentile(x: TensorLike, q: TensorLike, options: QuantileOptions = {}): Tensor {
  return quantile(x, divide(q, 100), options);
}
