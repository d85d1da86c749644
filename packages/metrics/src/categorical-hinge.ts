import type { Fields } from '@oneiros/core';
import { categoricalHinge } from '@oneiros/losses';
import type { Tensor } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

/**
 * Mean hinge loss of several classes, for one-hot labels.
 *
 * ```ts
 * model.compile({ metrics: [new CategoricalHinge()] }); // or 'categorical_hinge'
 * ```
 */
export class CategoricalHinge extends PairMetric {
  static override readonly className: string = 'keras.metrics.CategoricalHinge';
  static override readonly fields: Fields<MetricOptions> = /* #__PURE__ */ metricFields('categorical_hinge');
  override readonly direction: Direction = 'down';

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return categoricalHinge(yTrue, yPred);
  }
}
