import { currentRegistry, type Fields, reference, shortName } from '@oneiros/core';
import type { LossFunction } from '@oneiros/losses';
import type { Tensor } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

interface MeanMetricWrapperConfig extends MetricOptions {
  /** Gives the value of each sample from truth and prediction. */
  readonly fn: LossFunction | string;
}

/**
 * The mean of a function of truth and prediction.
 *
 * ```ts
 * new MeanMetricWrapper((yTrue, yPred) => ops.max(ops.abs(ops.subtract(yTrue, yPred)), { axis: -1 }), { name: 'worst' });
 * ```
 * To save it, register the function: `definePlugin({ name: 'mine', functions: { 'mine>worst': worst } })`.
 */
export class MeanMetricWrapper extends PairMetric<MeanMetricWrapperConfig> {
  static override readonly className: string = 'keras.metrics.MeanMetricWrapper';
  static override readonly fields: Fields<MeanMetricWrapperConfig> = {
    ...metricFields('mean_metric_wrapper'),
    fn: reference<LossFunction>('functions', (value): value is LossFunction => typeof value === 'function'),
  };

  override readonly direction: Direction;

  constructor(fn: LossFunction | string, options: MetricOptions = {}) {
    super({ ...options, fn });
    // The functions of Keras's losses are to be made small.
    const key = currentRegistry().keyOf(this.config.fn)?.key;
    this.direction = key && currentRegistry().byName('losses', shortName(key)) ? 'down' : null;
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return this.config.fn(yTrue, yPred);
  }
}
