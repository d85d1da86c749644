import { logSigmoid as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise log(1 / (1 + e⁻ˣ)).
 *
 * ```ts
 * new Dense(64, { activation: 'log_sigmoid' });
 * ```
 */
export function logSigmoid(x: TensorLike): Tensor {
  return op(x);
}
