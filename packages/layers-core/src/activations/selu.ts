import { selu as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise scaled exponential unit 1.0507 · elu(x, 1.6733), which keeps mean 0 and variance 1 (Klambauer et al., 2017).
 *
 * ```ts
 * new Dense(64, { activation: 'selu' });
 * ```
 */
export function selu(x: TensorLike): Tensor {
  return op(x);
}
