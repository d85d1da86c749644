import type { Fields } from '@oneiros/core';
import { meanAbsoluteError } from '@oneiros/losses';
import type { Tensor } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

/**
 * Mean absolute error.
 *
 * ```ts
 * model.compile({ metrics: [new MeanAbsoluteError()] }); // or 'mae'
 * ```
 */
export class MeanAbsoluteError extends PairMetric {
  static override readonly className: string = 'keras.metrics.MeanAbsoluteError';
  static override readonly aliases: readonly string[] = ['mae'];
  static override readonly fields: Fields<MetricOptions> = /* #__PURE__ */ metricFields('mean_absolute_error');
  override readonly direction: Direction = 'down';

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return meanAbsoluteError(yTrue, yPred);
  }
}
