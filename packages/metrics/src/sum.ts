import type { Fields } from '@oneiros/core';
import { add, sum, type Tensor, type TensorLike, type Variable } from '@oneiros/tensor';
import { Metric, type MetricOptions, metricFields, type UpdateOptions } from './metric.ts';
import { samplewise } from './samplewise.ts';

/**
 * Sum of values, weighted by `sampleWeight`.
 *
 * ```ts
 * const m = new Sum();
 * m.updateState([1, 3, 5, 7]);
 * await m.result().item(); // 16
 * ```
 */
export class Sum extends Metric {
  static override readonly className: string = 'keras.metrics.Sum';
  static override readonly fields: Fields<MetricOptions> = /* #__PURE__ */ metricFields('sum');
  readonly total: Variable = this.addVariable('total');

  constructor(options: MetricOptions = {}) {
    super(options);
  }
  /** Takes the values as the first argument; there is no prediction. */
  override updateState(given: TensorLike, _none?: TensorLike, { sampleWeight = null }: UpdateOptions = {}): void {
    const [values] = samplewise(given, sampleWeight, this.dtype, sum);
    this.total.assign(add(this.total, sum(values)));
  }
  override result(): Tensor {
    return this.total.value;
  }
}
