import type { Fields } from '@oneiros/core';
import { maskOf } from '@oneiros/layers-core';
import { applyMask, divideNoNan } from '@oneiros/losses';
import { add, asTensor, cast, sum, type Tensor, type TensorLike, type Variable } from '@oneiros/tensor';
import { Metric, type MetricOptions, metricFields, type UpdateOptions } from './metric.ts';
import { samplewise } from './samplewise.ts';

/** The weighted mean of what is collected: what `Mean` and every metric that is the mean of a function share. */
export abstract class MeanMetric<C extends MetricOptions = MetricOptions> extends Metric<C> {
  readonly total: Variable = this.addVariable('total');
  readonly count: Variable = this.addVariable('count');

  /** Adds values, one or more a sample. */
  protected addValues(given: TensorLike, sampleWeight: TensorLike | null): void {
    const [values, weights] = samplewise(given, sampleWeight, this.dtype);
    this.total.assign(add(this.total, sum(values)));
    this.count.assign(add(this.count, weights ? sum(weights) : (values.shape[0] ?? 1)));
  }
  override result(): Tensor {
    return divideNoNan(this.total.value, this.count.value);
  }
}

/**
 * Mean of values, weighted by `sampleWeight`.
 *
 * ```ts
 * const m = new Mean();
 * m.updateState([1, 3, 5, 7]);
 * await m.result().item(); // 4
 * ```
 */
export class Mean extends MeanMetric {
  static override readonly className: string = 'keras.metrics.Mean';
  static override readonly fields: Fields<MetricOptions> = /* #__PURE__ */ metricFields('mean');

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  /** Takes the values as the first argument; there is no prediction. */
  override updateState(values: TensorLike, _none?: TensorLike, { sampleWeight = null }: UpdateOptions = {}): void {
    this.addValues(values, sampleWeight);
  }
}

/** The mean of a function of truth and prediction. */
export abstract class PairMetric<C extends MetricOptions = MetricOptions> extends MeanMetric<C> {
  /** The value of each sample. */
  abstract call(yTrue: Tensor, yPred: Tensor): Tensor;

  override updateState(yTrue: TensorLike, yPred: TensorLike, { sampleWeight = null }: UpdateOptions = {}): void {
    const prediction = asTensor(yPred);
    const values = this.call(asTensor(yTrue), prediction);
    const weights = sampleWeight === null ? null : cast(asTensor(sampleWeight), this.dtype);
    this.addValues(values, applyMask(weights, maskOf(prediction), cast(values, this.dtype), 'sum'));
  }
}
