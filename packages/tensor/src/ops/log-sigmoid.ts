import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { negative } from './negative.ts';
import { softplus } from './softplus.ts';

/**
 * Elementwise logarithm of the sigmoid, −softplus(−x).
 *
 * ```ts
 * logSigmoid(tensor([0])); // [-0.693…]
 * ```
 */
export function logSigmoid(x: TensorLike): Tensor {
  return negative(softplus(negative(floating(x))));
}
