import type { Fields } from '@oneiros/core';
import { logCosh } from '@oneiros/losses';
import type { Tensor } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

/**
 * Mean logarithm of the hyperbolic cosine of the error.
 *
 * ```ts
 * model.compile({ metrics: [new LogCoshError()] }); // or 'log_cosh_error'
 * ```
 */
export class LogCoshError extends PairMetric {
  static override readonly className: string = 'keras.metrics.LogCoshError';
  static override readonly fields: Fields<MetricOptions> = /* #__PURE__ */ metricFields('logcosh');
  override readonly direction: Direction = 'down';

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return logCosh(yTrue, yPred);
  }
}
