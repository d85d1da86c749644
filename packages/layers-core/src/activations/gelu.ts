import { gelu as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Elementwise x · P(X ≤ x) for a standard normal X (Hendrycks and Gimpel, 2016).
 *
 * @param x tensor of any shape
 * @param options.approximate Whether to use the form with tanh instead of that with erf. Default false.
 *
 * ```ts
 * new Dense(64, { activation: 'gelu' });
 * ```
 */
export function gelu(x: TensorLike, { approximate = false }: { readonly approximate?: boolean } = {}): Tensor {
  return op(x, { approximate });
}
