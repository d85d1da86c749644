import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { hardSigmoid } from './hard-sigmoid.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise x · hardSigmoid(x).
 *
 * ```ts
 * hardSilu(tensor([-3, 1, 3])); // [0, 0.666…, 3]
 * ```
 */
export function hardSilu(x: TensorLike): Tensor {
  const t = floating(x);
  return multiply(t, hardSigmoid(t));
}
