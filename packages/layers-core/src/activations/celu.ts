import { celu as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise max(x, 0) + min(alpha · (e^(x / alpha) - 1), 0) (Barron, 2017).
 *
 * @param x tensor of any shape
 * @param options.alpha Value that it nears below zero, negated. Default 1.
 *
 * ```ts
 * new Dense(64, { activation: 'celu' });
 * ```
 */
export function celu(x: TensorLike, { alpha = 1 }: { readonly alpha?: number } = {}): Tensor {
  return op(x, { alpha });
}
