import type { Fields } from '@oneiros/core';
import { meanAbsolutePercentageError } from '@oneiros/losses';
import type { Tensor } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

/**
 * Mean absolute error in percent of the truth.
 *
 * ```ts
 * model.compile({ metrics: [new MeanAbsolutePercentageError()] }); // or 'mape'
 * ```
 */
export class MeanAbsolutePercentageError extends PairMetric {
  static override readonly className: string = 'keras.metrics.MeanAbsolutePercentageError';
  static override readonly aliases: readonly string[] = ['mape'];
  static override readonly fields: Fields<MetricOptions> = /* #__PURE__ */ metricFields(
    'mean_absolute_percentage_error',
  );
  override readonly direction: Direction = 'down';

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return meanAbsolutePercentageError(yTrue, yPred);
  }
}
