import type { Fields } from '@oneiros/core';
import { meanSquaredError } from '@oneiros/losses';
import type { Tensor } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

/**
 * Mean squared error.
 *
 * ```ts
 * model.compile({ metrics: [new MeanSquaredError()] }); // or 'mse'
 * ```
 */
export class MeanSquaredError extends PairMetric {
  static override readonly className: string = 'keras.metrics.MeanSquaredError';
  static override readonly aliases: readonly string[] = ['mse'];
  static override readonly fields: Fields<MetricOptions> = /* #__PURE__ */ metricFields('mean_squared_error');
  override readonly direction: Direction = 'down';

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return meanSquaredError(yTrue, yPred);
  }
}
