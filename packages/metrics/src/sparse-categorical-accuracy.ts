import type { Fields } from '@oneiros/core';
import { argmax, cast, equal, reshape, type Tensor } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { metricFields, type MetricOptions } from './metric.ts';

/** 1 where the class number is that of the greatest prediction, else 0: `[…]` or `[…, 1]` and `[…, classes]` → `[…]`. */
export function sparseCategoricalAccuracy(yTrue: Tensor, yPred: Tensor): Tensor {
  const extra = yTrue.rank === yPred.rank && yTrue.rank > 1 && yTrue.shape.at(-1) === 1;
  const classes = extra ? reshape(yTrue, yTrue.shape.slice(0, -1)) : yTrue;
  const best = argmax(yPred, { axis: -1 });
  return cast(equal(cast(classes, best.dtype), best), 'float32');
}

/**
 * How often the class number is the class predicted as most likely.
 *
 * ```ts
 * model.compile({ metrics: [new SparseCategoricalAccuracy()] }); // or 'accuracy' where targets are class numbers
 * ```
 */
export class SparseCategoricalAccuracy extends PairMetric {
  static override readonly className: string = 'keras.metrics.SparseCategoricalAccuracy';
  static override readonly fields: Fields<MetricOptions> = metricFields('sparse_categorical_accuracy');

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return sparseCategoricalAccuracy(yTrue, yPred);
  }
}
