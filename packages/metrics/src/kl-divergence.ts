import type { Fields } from '@oneiros/core';
import { klDivergence } from '@oneiros/losses';
import type { Tensor } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

/**
 * Mean Kullback-Leibler divergence of predicted from true probabilities.
 *
 * ```ts
 * model.compile({ metrics: [new KLDivergence()] }); // or 'kl_divergence'
 * ```
 */
export class KLDivergence extends PairMetric {
  static override readonly className: string = 'keras.metrics.KLDivergence';
  static override readonly fields: Fields<MetricOptions> = /* #__PURE__ */ metricFields('kl_divergence');

  override readonly direction: Direction = 'down';

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return klDivergence(yTrue, yPred);
  }
}
