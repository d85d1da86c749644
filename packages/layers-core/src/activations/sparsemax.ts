import { arange, asTensor, cumsum, divide, flip, greater, maximum, multiply, reshape, sort, subtract, sum, type Tensor, type TensorLike, where, zerosLike } from '@oneiros/tensor';
import { canonicalAxis } from '@oneiros/core';

/**
 * The point of the probability simplex nearest to the values along an axis: like softmax, with zeros
 * (Martins and Astudillo, 2016).
 *
 * @param x tensor of at least one dimension
 * @param options.axis the axis whose sums are 1. Default -1.
 *
 * ```ts
 * new Dense(10, { activation: 'sparsemax' });
 * ```
 */
export function sparsemax(x: TensorLike, { axis: given = -1 }: { readonly axis?: number } = {}): Tensor {
  const t = asTensor(x);
  const axis = canonicalAxis(given, t.rank, 'sparsemax.axis');
  const sorted = flip(sort(t, { axis }), { axis });
  const sums = cumsum(sorted, { axis });
  const size = t.shape[axis]!;
  const count = reshape(arange(1, { stop: size + 1, dtype: t.dtype }), t.shape.map((_, i) => (i === axis ? size : 1)));
  // The support is the largest k with 1 + k · z(k) > Σ z(1…k).
  const inSupport = greater(multiply(count, sorted), subtract(sums, 1));
  const k = sum(where(inSupport, 1, zerosLike(sorted)), { axis, keepdims: true });
  const total = sum(where(inSupport, sorted, zerosLike(sorted)), { axis, keepdims: true });
  return maximum(subtract(t, divide(subtract(total, 1), k)), 0);
}
