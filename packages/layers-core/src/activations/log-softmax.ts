import { logSoftmax as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Logarithm of the softmax along an axis: x - log Σ eˣ.
 *
 * @param x tensor of any shape
 * @param options.axis The axis whose sums are 1 after exp. Default -1.
 *
 * ```ts
 * new Dense(64, { activation: 'log_softmax' });
 * ```
 */
export function logSoftmax(x: TensorLike, { axis = -1 }: { readonly axis?: number } = {}): Tensor {
  return op(x, { axis });
}
