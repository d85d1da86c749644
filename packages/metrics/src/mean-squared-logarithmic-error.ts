import type { Fields } from '@oneiros/core';
import { meanSquaredLogarithmicError } from '@oneiros/losses';
import type { Tensor } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

/**
 * Mean squared error of logarithms.
 *
 * ```ts
 * model.compile({ metrics: [new MeanSquaredLogarithmicError()] }); // or 'msle'
 * ```
 */
export class MeanSquaredLogarithmicError extends PairMetric {
  static override readonly className: string = 'keras.metrics.MeanSquaredLogarithmicError';
  static override readonly aliases: readonly string[] = ['msle'];
  static override readonly fields: Fields<MetricOptions> = /* #__PURE__ */ metricFields(
    'mean_squared_logarithmic_error',
  );
  override readonly direction: Direction = 'down';

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return meanSquaredLogarithmicError(yTrue, yPred);
  }
}
