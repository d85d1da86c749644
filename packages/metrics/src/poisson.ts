import type { Fields } from '@oneiros/core';
import { poisson } from '@oneiros/losses';
import type { Tensor } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

/**
 * Mean Poisson loss of counts and predicted rates.
 *
 * ```ts
 * model.compile({ metrics: [new Poisson()] }); // or 'poisson'
 * ```
 */
export class Poisson extends PairMetric {
  static override readonly className: string = 'keras.metrics.Poisson';
  static override readonly fields: Fields<MetricOptions> = /* #__PURE__ */ metricFields('poisson');

  override readonly direction: Direction = 'down';

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return poisson(yTrue, yPred);
  }
}
