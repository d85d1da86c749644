import { asTensor, subtract, type Tensor, type TensorLike, tanh } from '@oneiros/tensor';

/**
 * Elementwise x - tanh(x).
 *
 * ```ts
 * new Dense(64, { activation: 'tanh_shrink' });
 * ```
 */
export function tanhShrink(x: TensorLike): Tensor {
  const t = asTensor(x);
  return subtract(t, tanh(t));
}
