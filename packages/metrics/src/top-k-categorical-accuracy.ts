import { type Fields, positiveInteger } from '@oneiros/core';
import { argmax, asTensor, type Tensor, type TensorLike } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';
import { sparseTopKCategoricalAccuracy } from './sparse-top-k-categorical-accuracy.ts';

export interface TopKCategoricalAccuracyOptions extends MetricOptions {
  /** Default 5. */
  readonly k?: number;
}

/** 1 where the class of the one-hot truth is among the `k` greatest predictions, else 0: `[…, classes]` → `[…]`. */
export function topKCategoricalAccuracy(
  yTrue: TensorLike,
  yPred: TensorLike,
  { k = 5 }: Pick<TopKCategoricalAccuracyOptions, 'k'> = {},
): Tensor {
  return sparseTopKCategoricalAccuracy(argmax(asTensor(yTrue), { axis: -1 }), yPred, { k });
}

/**
 * How often the class of one-hot targets is among the `k` predicted as most likely.
 *
 * ```ts
 * model.compile({ metrics: [new TopKCategoricalAccuracy({ k: 3 })] });
 * ```
 */
export class TopKCategoricalAccuracy extends PairMetric<TopKCategoricalAccuracyOptions> {
  static override readonly className: string = 'keras.metrics.TopKCategoricalAccuracy';
  static override readonly fields: Fields<TopKCategoricalAccuracyOptions> = /* #__PURE__ */ (() => ({
    ...metricFields('top_k_categorical_accuracy'),
    k: positiveInteger(5),
  }))();
  override readonly direction: Direction = 'up';

  constructor(options: TopKCategoricalAccuracyOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return topKCategoricalAccuracy(yTrue, yPred, this.config);
  }
}
