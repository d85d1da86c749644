import type { Fields } from '@oneiros/core';
import { add, reshape, type Tensor, type TensorLike, type Variable } from '@oneiros/tensor';
import { Metric, type MetricOptions, metricFields, type UpdateOptions } from '../metric.ts';
import { type Confusion, confusion } from './confusion.ts';
import { thresholdList, thresholds } from './thresholds.ts';

export interface ConditionCountOptions extends MetricOptions {
  /** From where a prediction means yes, or several such places for one count each. Default 0.5. */
  readonly thresholds?: number | readonly number[] | null;
}

/** The fields of metrics that count one of the four cases. */
export function conditionCountFields(): Fields<ConditionCountOptions> {
  return { ...metricFields(), thresholds: thresholds() };
}

/** Counts one of the four cases of truth and prediction. */
export abstract class ConditionCount extends Metric<ConditionCountOptions> {
  readonly #thresholds: readonly number[] = thresholdList(this.config.thresholds);
  readonly #accumulator: Variable = this.addVariable('accumulator', [this.#thresholds.length]);

  constructor(options: ConditionCountOptions = {}) {
    super(options);
  }
  /** Which of the four. */
  protected abstract pick(cases: Confusion): Tensor;

  override updateState(yTrue: TensorLike, yPred: TensorLike, { sampleWeight = null }: UpdateOptions = {}): void {
    const cases = confusion(yTrue, yPred, { thresholds: this.#thresholds, dtype: this.dtype, sampleWeight });
    this.#accumulator.assign(add(this.#accumulator, this.pick(cases)));
  }
  override result(): Tensor {
    return this.#thresholds.length === 1 ? reshape(this.#accumulator, []) : this.#accumulator.value;
  }
}
