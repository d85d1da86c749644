import { abs, asTensor, greater, type Tensor, type TensorLike, where, zerosLike } from '@oneiros/tensor';

/**
 * Elementwise x where |x| exceeds a threshold, else 0.
 *
 * @param x tensor of any shape
 * @param options.threshold half the width of the part that is 0. Default 0.5.
 *
 * ```ts
 * new Dense(64, { activation: 'hard_shrink' });
 * ```
 */
export function hardShrink(x: TensorLike, { threshold = 0.5 }: { readonly threshold?: number } = {}): Tensor {
  const t = asTensor(x);
  return where(greater(abs(t), threshold), t, zerosLike(t));
}
