import type { ReduceOptions } from '../internal/reduction.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { max } from './max.ts';
import { min } from './min.ts';
import { subtract } from './subtract.ts';

/**
 * Greatest minus least element over `axis`.
 *
 * ```ts
 * ptp(tensor([1, 5, 3])); // 4
 * ```
 */
export function ptp(x: TensorLike, options: ReduceOptions = {}): Tensor {
  return subtract(max(x, options), min(x, options));
}
