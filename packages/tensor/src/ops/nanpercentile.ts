import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { nanquantile } from './nanquantile.ts';
import type { QuantileOptions } from './quantile.ts';

/**
 * The elements below which `q` of a hundred elements over `axis` lie, without those that are NaN; for several q, along a first axis.
 *
 * ```ts
 * nanpercentile(tensor([1, NaN, 3]), 50); // 2
 * ```
 */
export function nanpercentile(x: TensorLike, q: TensorLike, options: QuantileOptions = {}): Tensor {
  return nanquantile(x, divide(q, 100), options);
}
