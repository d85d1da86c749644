import type { Tensor, TensorLike } from '../tensor.ts';
import { elu } from './elu.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise scaled exponential linear unit, 1.0507 · elu(x) with alpha 1.6733, which keeps means 0 and variances 1
 * (Klambauer et al., "Self-normalizing neural networks", 2017).
 *
 * ```ts
 * selu(tensor([-1, 2])); // [-1.111…, 2.101…]
 * ```
 */
export function selu(x: TensorLike): Tensor {
  return multiply(elu(x, { alpha: 1.6732632423543772 }), 1.0507009873554805);
}
