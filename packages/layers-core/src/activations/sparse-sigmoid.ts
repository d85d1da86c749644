import { add, asTensor, clip, multiply, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise 0 up to -1, (x + 1) / 2 up to 1, then 1.
 *
 * ```ts
 * new Dense(64, { activation: 'sparse_sigmoid' });
 * ```
 */
export function sparseSigmoid(x: TensorLike): Tensor {
  return clip(multiply(add(asTensor(x), 1), 0.5), 0, 1);
}
