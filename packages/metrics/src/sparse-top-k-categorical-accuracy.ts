import { boolean, type Fields, omittable, positiveInteger } from '@oneiros/core';
import { any, asTensor, cast, equal, inTopK, reshape, slice, type Tensor, type TensorLike } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

export interface SparseTopKCategoricalAccuracyOptions extends MetricOptions {
  /** Default 5. */
  readonly k?: number;
  /** Whether predictions are class numbers, best first, and not scores. Default false. */
  readonly fromSortedIds?: boolean;
}

/** 1 where the class number is among the `k` greatest predictions, else 0: `[…]` and `[…, classes]` → `[…]`. */
export function sparseTopKCategoricalAccuracy(
  yTrue: TensorLike,
  yPred: TensorLike,
  { k = 5, fromSortedIds = false }: Omit<SparseTopKCategoricalAccuracyOptions, keyof MetricOptions> = {},
): Tensor {
  const p = asTensor(yPred);
  const given = asTensor(yTrue);
  const classes = p.shape.at(-1) ?? 1;
  const scores = reshape(p, [-1, classes]);
  const t = reshape(given, [-1]);
  const matches = fromSortedIds
    ? any(equal(reshape(cast(t, p.dtype), [-1, 1]), slice(scores, [0, 0], [scores.shape[0]!, Math.min(k, classes)])), {
        axis: 1,
      })
    : inTopK(cast(t, 'int32'), scores, Math.min(k, classes));
  return cast(given.rank > 1 ? reshape(matches, given.shape) : matches, 'float32');
}

/**
 * How often the class number is among the `k` predicted as most likely.
 *
 * ```ts
 * model.compile({ metrics: [new SparseTopKCategoricalAccuracy({ k: 3 })] });
 * ```
 */
export class SparseTopKCategoricalAccuracy extends PairMetric<SparseTopKCategoricalAccuracyOptions> {
  static override readonly className: string = 'keras.metrics.SparseTopKCategoricalAccuracy';
  static override readonly fields: Fields<SparseTopKCategoricalAccuracyOptions> = /* #__PURE__ */ (() => ({
    ...metricFields('sparse_top_k_categorical_accuracy'),
    k: positiveInteger(5),
    fromSortedIds: omittable(boolean(false)),
  }))();
  override readonly direction: Direction = 'up';

  constructor(options: SparseTopKCategoricalAccuracyOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return sparseTopKCategoricalAccuracy(yTrue, yPred, this.config);
  }
}
