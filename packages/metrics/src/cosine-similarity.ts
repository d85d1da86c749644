import { type Fields, integer, omittable } from '@oneiros/core';
import { cosineSimilarity } from '@oneiros/losses';
import { negative, type Tensor } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

export interface CosineSimilarityOptions extends MetricOptions {
  /** The axis of the vectors. Default -1. */
  readonly axis?: number;
}

/**
 * Mean cosine of the angle between truth and prediction.
 *
 * ```ts
 * model.compile({ metrics: [new CosineSimilarity({ axis: 1 })] });
 * ```
 */
export class CosineSimilarity extends PairMetric<CosineSimilarityOptions> {
  static override readonly className: string = 'keras.metrics.CosineSimilarity';
  static override readonly fields: Fields<CosineSimilarityOptions> = {
    ...metricFields('cosine_similarity'),
    axis: omittable(integer(-1)),
  };
  override readonly direction: Direction = 'up';

  constructor(options: CosineSimilarityOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return negative(cosineSimilarity(yTrue, yPred, this.config)); // the loss of this name is the negative
  }
}
