import type { DType } from '@oneiros/core';
import { squeezeOrExpandToSameRank } from '@oneiros/losses';
import {
  add,
  asTensor,
  broadcastTo,
  cast,
  ceil,
  clip,
  cumsum,
  expandDims,
  flip,
  greater,
  greaterEqual,
  topK as greatest,
  iota,
  maximum,
  multiply,
  notEqual,
  oneHot,
  relu,
  reshape,
  segmentSum,
  subtract,
  sum,
  type Tensor,
  type TensorLike,
  take,
  tensor,
} from '@oneiros/tensor';

export interface ConfusionOptions {
  /** Ascending. A prediction above one is positive there. */
  readonly thresholds: readonly number[];
  readonly dtype: DType;
  readonly sampleWeight?: TensorLike | null;
  /** Only so many of the greatest predictions of a sample can be positive. */
  readonly topK?: number | null;
  /** The one class that counts. */
  readonly classId?: number | null;
  /** Whether to count each label by itself. */
  readonly multiLabel?: boolean;
  readonly labelWeights?: readonly number[] | null;
}
/** What fell where at each threshold: `[thresholds]`, or `[thresholds, labels]` for each label by itself. */
export interface Confusion {
  readonly truePositives: () => Tensor;
  readonly falsePositives: () => Tensor;
  readonly trueNegatives: () => Tensor;
  readonly falseNegatives: () => Tensor;
}

const never = -1e10; // no threshold is as low

/** Counts true and false positives and negatives, weighted. */
export function confusion(
  yTrue: TensorLike,
  yPred: TensorLike,
  {
    thresholds,
    dtype,
    sampleWeight = null,
    topK = null,
    classId = null,
    multiLabel = false,
    labelWeights = null,
  }: ConfusionOptions,
): Confusion {
  let [p, t] = squeezeOrExpandToSameRank(cast(asTensor(yPred), dtype), cast(asTensor(yTrue), dtype));
  let weights: Tensor | null = null;
  if (sampleWeight !== null)
    [, weights] = squeezeOrExpandToSameRank(t, expandDims(cast(asTensor(sampleWeight), dtype), -1), false);
  if (topK !== null) p = onlyGreatest(p, topK);
  if (classId !== null) [t, p] = [t, p].map((x) => take(x, [classId], { axis: -1 })) as [Tensor, Tensor];
  if (labelWeights) weights = multiply(weights ?? 1, reshape(cast(tensor(labelWeights), dtype), [1, -1]));
  const flat = (x: Tensor): Tensor => (multiLabel ? x : reshape(x, [-1, 1]));
  const weight = weights ? flat(broadcastTo(weights, p.shape)) : tensor(1, { dtype });
  const truth = flat(cast(notEqual(t, 0), dtype));
  const [positive, negative] = [multiply(truth, weight), multiply(subtract(1, truth), weight)];
  const above = isEven(thresholds) ? bucketed(flat(p), thresholds) : compared(flat(p), thresholds);
  const shaped = (x: Tensor): Tensor => (multiLabel ? x : reshape(x, [-1]));
  const truePositives = (): Tensor => shaped(above(positive));
  const falsePositives = (): Tensor => shaped(above(negative));
  const all = (x: Tensor): Tensor => shaped(sum(x, { axis: 0, keepdims: true }));
  return {
    truePositives,
    falsePositives,
    trueNegatives: () => subtract(all(negative), falsePositives()),
    falseNegatives: () => subtract(all(positive), truePositives()),
  };
}

/** Sums the values of predictions above each threshold, by comparing all: `[n, labels]` → `[thresholds, labels]`. */
function compared(p: Tensor, thresholds: readonly number[]): (values: Tensor) => Tensor {
  const above = cast(greater(expandDims(p, 0), reshape(cast(tensor(thresholds), p.dtype), [-1, 1, 1])), p.dtype);
  return (values) => sum(multiply(above, expandDims(values, 0)), { axis: 1 });
}
/** The same for thresholds at equal distances: values go into the bucket of their prediction, and buckets add up from above. */
function bucketed(p: Tensor, thresholds: readonly number[]): (values: Tensor) => Tensor {
  const count = thresholds.length;
  const labels = p.shape[1] ?? 1;
  const place = subtract(ceil(multiply(clip(p, 0, 1), count - 1)), 1);
  // The least threshold may lie a little below 0: then even 0 is above it.
  const below = thresholds[0]! < 0 || thresholds.at(-1)! > 1;
  const index = cast(below ? relu(place) : place, 'int32');
  const valid = cast(greaterEqual(index, 0), p.dtype);
  const ids = reshape(add(multiply(maximum(index, 0), labels), iota([1, labels], { axis: 1 })), [-1]);
  return (values) => {
    const data = reshape(multiply(broadcastTo(values, p.shape), valid), [-1]);
    const buckets = reshape(segmentSum(data, ids, { numSegments: count * labels }), [count, labels]);
    return flip(cumsum(flip(buckets, { axis: 0 }), { axis: 0 }), { axis: 0 });
  };
}
function isEven(thresholds: readonly number[]): boolean {
  const last = thresholds.length - 1;
  return last >= 2 && thresholds.every((threshold, i) => Math.abs(threshold - i / last) <= 1e-7 + 1e-5 * (i / last));
}
/** All but the `k` greatest along the last axis made so small that they are positive nowhere. */
function onlyGreatest(p: Tensor, k: number): Tensor {
  const [, indices] = greatest(p, k);
  const kept = sum(oneHot(indices, p.shape.at(-1)!, { dtype: p.dtype }), { axis: -2 });
  return add(multiply(p, kept), multiply(subtract(1, kept), never));
}
