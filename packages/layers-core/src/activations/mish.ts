import { asTensor, multiply, softplus, type Tensor, type TensorLike, tanh } from '@oneiros/tensor';

/**
 * Elementwise x · tanh(softplus(x)) (Misra, 2019).
 *
 * ```ts
 * new Dense(64, { activation: 'mish' });
 * ```
 */
export function mish(x: TensorLike): Tensor {
  const t = asTensor(x);
  return multiply(t, tanh(softplus(t)));
}
