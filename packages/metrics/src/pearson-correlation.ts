import { type Fields, integer } from '@oneiros/core';
import { squeezeOrExpandToSameRank } from '@oneiros/losses';
import { asTensor, cast, divide, mean, multiply, std, subtract, type Tensor, type TensorLike } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

export interface PearsonCorrelationOptions extends MetricOptions {
  /** The axis of the vectors. Default -1. */
  readonly axis?: number;
}

/** The correlation of truth and prediction along an axis, from -1 to 1. */
export function pearsonCorrelation(
  yTrue: TensorLike,
  yPred: TensorLike,
  { axis = -1 }: Pick<PearsonCorrelationOptions, 'axis'> = {},
): Tensor {
  const p = asTensor(yPred);
  const pair = squeezeOrExpandToSameRank(cast(asTensor(yTrue), p.dtype), p);
  const [a, b] = pair.map((x) => {
    const centred = subtract(x, mean(x, { axis, keepdims: true }));
    return divide(centred, std(centred, { axis, keepdims: true }));
  }) as [Tensor, Tensor];
  return mean(multiply(a, b), { axis });
}

/**
 * Mean correlation of truth and prediction.
 *
 * ```ts
 * model.compile({ metrics: [new PearsonCorrelation({ axis: 0 })] });
 * ```
 */
export class PearsonCorrelation extends PairMetric<PearsonCorrelationOptions> {
  static override readonly className: string = 'keras.metrics.PearsonCorrelation';
  static override readonly fields: Fields<PearsonCorrelationOptions> = /* #__PURE__ */ (() => ({
    ...metricFields('pearson_correlation'),
    axis: integer(-1),
  }))();
  override readonly direction: Direction = 'up';

  constructor(options: PearsonCorrelationOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return pearsonCorrelation(yTrue, yPred, this.config);
  }
}
