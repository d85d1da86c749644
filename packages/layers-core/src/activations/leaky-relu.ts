import { leakyRelu as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise x above zero, negativeSlope · x below.
 *
 * @param x tensor of any shape
 * @param options.negativeSlope Slope below zero. Default 0.2.
 *
 * ```ts
 * new Dense(64, { activation: 'leaky_relu' });
 * ```
 */
export function leakyRelu(x: TensorLike, { negativeSlope = 0.2 }: { readonly negativeSlope?: number } = {}): Tensor {
  return op(x, { negativeSlope });
}
