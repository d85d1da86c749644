import { abs, asTensor, multiply, relu, sign, subtract, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise x moved towards zero by a threshold, and 0 where |x| does not exceed it.
 *
 * @param x tensor of any shape
 * @param options.threshold half the width of the part that is 0. Default 0.5.
 *
 * ```ts
 * new Dense(64, { activation: 'soft_shrink' });
 * ```
 */
export function softShrink(x: TensorLike, { threshold = 0.5 }: { readonly threshold?: number } = {}): Tensor {
  const t = asTensor(x);
  return multiply(sign(t), relu(subtract(abs(t), threshold)));
}
