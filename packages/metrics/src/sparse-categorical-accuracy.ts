import type { Fields } from '@oneiros/core';
import { asTensor, squeeze, type Tensor, type TensorLike } from '@oneiros/tensor';
import { hits } from './internal/classes.ts';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

/** 1 where the class number is that of the greatest prediction, else 0: `[…]` or `[…, 1]` and `[…, classes]` → `[…]`. */
export function sparseCategoricalAccuracy(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const t = asTensor(yTrue);
  const p = asTensor(yPred);
  const matches = hits(t.rank === p.rank && t.shape.at(-1) === 1 ? squeeze(t, { axis: -1 }) : t, p);
  return matches.rank > 1 && matches.shape.at(-1) === 1 ? squeeze(matches, { axis: -1 }) : matches;
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
  static override readonly fields: Fields<MetricOptions> = /* #__PURE__ */ metricFields('sparse_categorical_accuracy');
  override readonly direction: Direction = 'up';

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return sparseCategoricalAccuracy(yTrue, yPred);
  }
}
