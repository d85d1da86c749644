import type { Fields } from '@oneiros/core';
import { squeezeOrExpandToSameRank } from '@oneiros/losses';
import { asTensor, cast, equal, type Tensor, type TensorLike } from '@oneiros/tensor';
import { PairMetric } from './mean.ts';
import { type Direction, type MetricOptions, metricFields } from './metric.ts';

/** 1 where truth and prediction are equal, else 0. */
export function accuracy(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const p = asTensor(yPred);
  const [a, b] = squeezeOrExpandToSameRank(cast(asTensor(yTrue), p.dtype), p);
  return cast(equal(a, b), 'float32');
}

/**
 * How often predictions equal labels.
 *
 * ```ts
 * const m = new Accuracy();
 * m.updateState([[1], [2], [3], [4]], [[0], [2], [3], [4]]);
 * await m.result().item(); // 0.75
 * ```
 * In `compile` the string 'accuracy' means the binary, categorical or sparse categorical one, as the shapes tell.
 */
export class Accuracy extends PairMetric {
  static override readonly className: string = 'keras.metrics.Accuracy';
  static override readonly fields: Fields<MetricOptions> = /* #__PURE__ */ metricFields('accuracy');
  override readonly direction: Direction = 'up';

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return accuracy(yTrue, yPred);
  }
}
