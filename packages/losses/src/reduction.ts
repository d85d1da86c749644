import { sizeOf } from '@oneiros/core';
import {
  asTensor,
  cast,
  divide,
  equal,
  multiply,
  reshape,
  sum,
  type Tensor,
  type TensorLike,
  where,
} from '@oneiros/tensor';

/**
 * How the values of all samples become one: 'sum_over_batch_size' and 'mean' divide by the number of values,
 * 'mean_with_sample_weight' by the sum of the weights; 'none' and null leave them.
 */
export type Reduction = 'sum_over_batch_size' | 'sum' | 'mean' | 'mean_with_sample_weight' | 'none' | null;

/** Brings two tensors whose ranks differ by one to one rank, by dropping or adding a last dimension of size 1, as Keras does. */
export function squeezeOrExpandToSameRank(x: Tensor, y: Tensor, expandRankOne = true): readonly [Tensor, Tensor] {
  if (x.rank === y.rank + 1 && x.shape.at(-1) === 1) {
    return y.rank === 1 && expandRankOne ? [x, withLast(y)] : [withoutLast(x), y];
  }
  if (y.rank === x.rank + 1 && y.shape.at(-1) === 1) {
    return x.rank === 1 && expandRankOne ? [withLast(x), y] : [x, withoutLast(y)];
  }
  return [x, y];
}

function withLast(x: Tensor): Tensor {
  return reshape(x, [...x.shape, 1]);
}
function withoutLast(x: Tensor): Tensor {
  return reshape(x, x.shape.slice(0, -1));
}

/** `x / y`, and 0 where `y` is 0. */
export function divideNoNan(x: TensorLike, y: TensorLike): Tensor {
  const zero = equal(y, 0);
  return where(zero, 0, divide(x, where(zero, 1, y)));
}

/** Values of the samples, weighted, masked and reduced. */
export function reduceWeighted(
  values: Tensor,
  weights: TensorLike | null,
  mask: Tensor | null,
  reduction: Reduction,
): Tensor {
  let sampleWeight = applyMask(
    weights === null ? null : cast(asTensor(weights), values.dtype),
    mask,
    values,
    reduction,
  );
  let weighted = values;
  if (sampleWeight) {
    [weighted, sampleWeight] = squeezeOrExpandToSameRank(weighted, sampleWeight);
    weighted = multiply(weighted, sampleWeight);
  }
  if (reduction === null || reduction === 'none' || weighted.rank === 0 || (weighted.rank === 1 && weighted.size === 0))
    return weighted;
  const total = sum(weighted);
  if (reduction === 'sum') return total;
  if (reduction === 'mean_with_sample_weight' && sampleWeight) return divideNoNan(total, sum(sampleWeight));
  const count = sizeOf(weighted.shape);
  return count ? divide(total, count) : multiply(total, 0);
}

/** The weights with the mask in them: where it counts in a mean, valid entries weigh total / valid. */
export function applyMask(
  weights: Tensor | null,
  mask: Tensor | null,
  values: Tensor,
  reduction: Reduction,
): Tensor | null {
  if (!mask) return weights;
  const valid = cast(mask, values.dtype);
  const mean = reduction === 'mean' || reduction === 'sum_over_batch_size';
  const scaled = mean ? multiply(valid, divideNoNan(sizeOf(mask.shape), sum(valid))) : valid;
  if (!weights) return scaled;
  const [m, w] = squeezeOrExpandToSameRank(scaled, weights);
  return multiply(w, m);
}
