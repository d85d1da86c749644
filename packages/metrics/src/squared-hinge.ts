import type { Fields } from '@oneiros/core';
import { squaredHinge } from '@oneiros/losses';
import type { Tensor } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

/**
 * Mean squared hinge loss, for labels -1 and 1, or 0 and 1.
 *
 * ```ts
 * model.compile({ metrics: [new SquaredHinge()] }); // or 'squared_hinge'
 * ```
 */
export class SquaredHinge extends PairMetric {
  static override readonly className: string = 'keras.metrics.SquaredHinge';
  static override readonly fields: Fields<MetricOptions> = /* #__PURE__ */ metricFields('squared_hinge');
  override readonly direction: Direction = 'down';

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return squaredHinge(yTrue, yPred);
  }
}
