import type { DType } from '@oneiros/core';
import { maskOf } from '@oneiros/layers-core';
import { applyMask, squeezeOrExpandToSameRank } from '@oneiros/losses';
import { asTensor, broadcastTo, cast, mean, multiply, type Tensor, type TensorLike } from '@oneiros/tensor';

/** Values and weights brought to one of each a sample, as Keras does before it adds them to a metric. */
export function samplewise(
  given: TensorLike,
  weights: TensorLike | null,
  dtype: DType,
  reduce: typeof mean = mean,
): readonly [values: Tensor, weights: Tensor | null] {
  const mask = maskOf(asTensor(given));
  let values = cast(asTensor(given), dtype);
  let sampleWeight = weights === null ? null : cast(asTensor(weights), dtype);
  if (sampleWeight) {
    sampleWeight = applyMask(sampleWeight, mask, values, 'sum')!;
    [values, sampleWeight] = squeezeOrExpandToSameRank(values, sampleWeight);
    if (values.rank > sampleWeight.rank) values = reduce(values, { axis: range(sampleWeight.rank, values.rank) });
    sampleWeight = broadcastTo(sampleWeight, values.shape);
    values = multiply(values, sampleWeight);
    if (sampleWeight.rank > 1) sampleWeight = reduce(sampleWeight, { axis: range(1, sampleWeight.rank) });
  }
  if (values.rank > 1) values = reduce(values, { axis: range(1, values.rank) });
  return [values, sampleWeight];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
