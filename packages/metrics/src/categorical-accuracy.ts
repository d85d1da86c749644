import type { Fields } from '@oneiros/core';
import { argmax, asTensor, type Tensor, type TensorLike } from '@oneiros/tensor';
import { hits } from './internal/classes.ts';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

/** 1 where the greatest entry of the one-hot truth is that of the prediction, else 0: `[…, classes]` → `[…]`. */
export function categoricalAccuracy(yTrue: TensorLike, yPred: TensorLike): Tensor {
  return hits(argmax(asTensor(yTrue), { axis: -1 }), yPred);
}

/**
 * How often the class of one-hot targets is the class predicted as most likely.
 *
 * ```ts
 * model.compile({ metrics: [new CategoricalAccuracy()] }); // or 'accuracy' where targets are one-hot
 * ```
 */
export class CategoricalAccuracy extends PairMetric {
  static override readonly className: string = 'keras.metrics.CategoricalAccuracy';
  static override readonly fields: Fields<MetricOptions> = /* #__PURE__ */ metricFields('categorical_accuracy');
  override readonly direction: Direction = 'up';

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return categoricalAccuracy(yTrue, yPred);
  }
}
