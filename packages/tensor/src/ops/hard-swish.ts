import type { Tensor, TensorLike } from '../tensor.ts';
import { hardSilu } from './hard-silu.ts';

/**
 * Elementwise x · hardSigmoid(x): another name of `hardSilu`.
 *
 * ```ts
 * hardSwish(tensor([-3, 1, 3])); // [0, 0.666…, 3]
 * ```
 */
export function hardSwish(x: TensorLike): Tensor {
  return hardSilu(x);
}
