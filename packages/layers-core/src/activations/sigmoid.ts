import { sigmoid as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise 1 / (1 + e⁻ˣ).
 *
 * ```ts
 * new Dense(64, { activation: 'sigmoid' });
 * ```
 */
export function sigmoid(x: TensorLike): Tensor {
  return op(x);
}
