import type { ReduceOptions } from '../internal/reduction.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { sqrt } from './sqrt.ts';
import { variance } from './var.ts';

/**
 * Standard deviation of the elements over `axis`: the square root of the variance; integers give float32.
 *
 * ```ts
 * std(tensor([1, 2, 3])); // 0.816…
 * ```
 */
export function std(x: TensorLike, options: ReduceOptions = {}): Tensor {
  return sqrt(variance(x, options));
}
