import { type Fields, float } from '@oneiros/core';
import { squeezeOrExpandToSameRank } from '@oneiros/losses';
import { asTensor, cast, equal, greater, type Tensor, type TensorLike } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

export interface BinaryAccuracyOptions extends MetricOptions {
  /** From where a prediction means yes. Default 0.5. */
  readonly threshold?: number;
}

/** 1 where the prediction is on the side of `threshold` that the truth, 0 or 1, says. */
export function binaryAccuracy(
  yTrue: TensorLike,
  yPred: TensorLike,
  { threshold = 0.5 }: Pick<BinaryAccuracyOptions, 'threshold'> = {},
): Tensor {
  const [t, p] = squeezeOrExpandToSameRank(asTensor(yTrue), asTensor(yPred));
  return cast(equal(t, cast(greater(p, threshold), t.dtype)), 'float32');
}

/**
 * How often a probability lies on the right side of a threshold.
 *
 * ```ts
 * model.compile({ metrics: [new BinaryAccuracy({ threshold: 0.7 })] }); // or 'accuracy' where there is one output
 * ```
 */
export class BinaryAccuracy extends PairMetric<BinaryAccuracyOptions> {
  static override readonly className: string = 'keras.metrics.BinaryAccuracy';
  static override readonly fields: Fields<BinaryAccuracyOptions> = /* #__PURE__ */ (() => ({
    ...metricFields('binary_accuracy'),
    threshold: float(0.5),
  }))();
  override readonly direction: Direction = 'up';

  constructor(options: BinaryAccuracyOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return binaryAccuracy(yTrue, yPred, this.config);
  }
}
