import { asTensor, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * The identity: x itself.
 *
 * ```ts
 * new Dense(64, { activation: 'linear' }); // as with no activation
 * ```
 */
export function linear(x: TensorLike): Tensor {
  return asTensor(x);
}
