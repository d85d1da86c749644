import { type Fields, integer } from '@oneiros/core';
import { squeezeOrExpandToSameRank } from '@oneiros/losses';
import {
  add,
  asTensor,
  cast,
  divide,
  mean,
  multiply,
  square,
  subtract,
  type Tensor,
  type TensorLike,
  variance,
} from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

export interface ConcordanceCorrelationOptions extends MetricOptions {
  /** The axis of the vectors. Default -1. */
  readonly axis?: number;
}

/** How well truth and prediction agree along an axis, in direction, place and scale; at most 1. */
export function concordanceCorrelation(
  yTrue: TensorLike,
  yPred: TensorLike,
  { axis = -1 }: Pick<ConcordanceCorrelationOptions, 'axis'> = {},
): Tensor {
  const given = asTensor(yPred);
  const [t, p] = squeezeOrExpandToSameRank(cast(asTensor(yTrue), given.dtype), given);
  const along = { axis, keepdims: true };
  const [tMean, pMean] = [mean(t, along), mean(p, along)];
  // Keras centres the truth by the mean of the prediction.
  const covariance = multiply(subtract(t, pMean), subtract(p, pMean));
  const spread = add(
    add(variance(subtract(t, tMean), along), variance(subtract(p, pMean), along)),
    square(subtract(tMean, pMean)),
  );
  return mean(divide(multiply(covariance, 2), add(spread, 1e-7)), { axis });
}

/**
 * Mean concordance of truth and prediction.
 *
 * ```ts
 * model.compile({ metrics: [new ConcordanceCorrelation({ axis: 0 })] });
 * ```
 */
export class ConcordanceCorrelation extends PairMetric<ConcordanceCorrelationOptions> {
  static override readonly className: string = 'keras.metrics.ConcordanceCorrelation';
  static override readonly fields: Fields<ConcordanceCorrelationOptions> = /* #__PURE__ */ (() => ({
    ...metricFields('concordance_correlation'),
    axis: integer(-1),
  }))();
  override readonly direction: Direction = 'up';

  constructor(options: ConcordanceCorrelationOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return concordanceCorrelation(yTrue, yPred, this.config);
  }
}
