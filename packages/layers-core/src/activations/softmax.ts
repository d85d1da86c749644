import { softmax as op, type Tensor, type TensorLike } from '@oneiros/tensor';

/**
 * Turns values into probabilities along an axis: eˣ / Σ eˣ.
 *
 * @param x tensor of any shape
 * @param options.axis The axis whose sums are 1. Default -1.
 *
 * ```ts
 * new Dense(64, { activation: 'softmax' });
 * ```
 */
export function softmax(x: TensorLike, { axis = -1 }: { readonly axis?: number } = {}): Tensor {
  return op(x, { axis });
}
