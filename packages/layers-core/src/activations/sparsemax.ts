import { canonicalAxis } from '@oneiros/core';
import {
  arange,
  asTensor,
  cumsum,
  divide,
  flip,
  greater,
  maximum,
  multiply,
  reshape,
  sort,
  subtract,
  sum,
  type Tensor,
  type TensorLike,
  where,
  zerosLike,
} from '@oneiros/tensor';

/**
 * Like softmax, with zeros (Martins and Astudillo, 2016), computed as Keras 3.15.1 does: it subtracts the sum of all
 * cumulative sums of the support where the paper takes the last of them, so results sum to 1 only for a support of one.
 *
 * @param x tensor of at least one dimension
 * @param options.axis the axis that counts as one distribution. Default -1.
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
  const count = reshape(
    arange(1, { stop: size + 1, dtype: t.dtype }),
    t.shape.map((_, i) => (i === axis ? size : 1)),
  );
  // The support is the largest k with 1 + k · z(k) > Σ z(1…k).
  const inSupport = greater(multiply(count, sorted), subtract(sums, 1));
  const k = sum(where(inSupport, 1, zerosLike(sorted)), { axis, keepdims: true });
  const total = sum(where(inSupport, sums, zerosLike(sums)), { axis, keepdims: true });
  return maximum(subtract(t, divide(subtract(total, 1), k)), 0);
}
