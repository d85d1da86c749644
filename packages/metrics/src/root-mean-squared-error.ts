import type { Fields } from '@oneiros/core';
import { squeezeOrExpandToSameRank } from '@oneiros/losses';
import { asTensor, cast, sqrt, square, subtract, type Tensor, type TensorLike } from '@oneiros/tensor';
import { MeanMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields, type UpdateOptions } from './metric.ts';

/**
 * Root of the mean squared error.
 *
 * ```ts
 * model.compile({ metrics: [new RootMeanSquaredError()] });
 * ```
 */
export class RootMeanSquaredError extends MeanMetric {
  static override readonly className: string = 'keras.metrics.RootMeanSquaredError';
  static override readonly fields: Fields<MetricOptions> = /* #__PURE__ */ metricFields('root_mean_squared_error');
  override readonly direction: Direction = 'down';

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  override updateState(yTrue: TensorLike, yPred: TensorLike, { sampleWeight = null }: UpdateOptions = {}): void {
    const [t, p] = squeezeOrExpandToSameRank(cast(asTensor(yTrue), this.dtype), cast(asTensor(yPred), this.dtype));
    this.addValues(square(subtract(p, t)), sampleWeight);
  }
  override result(): Tensor {
    return sqrt(super.result());
  }
}
