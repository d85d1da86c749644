import { add, asTensor, divide, sqrt, square, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise (x + √(x² + b)) / 2, a smooth relu (Barron, 2021).
 *
 * @param x tensor of any shape
 * @param options.b how round the corner is. Default 4.
 *
 * ```ts
 * new Dense(64, { activation: 'squareplus' });
 * ```
 */
export function squareplus(x: TensorLike, { b = 4 }: { readonly b?: number } = {}): Tensor {
  const t = asTensor(x);
  return divide(add(t, sqrt(add(square(t), b))), 2);
}
