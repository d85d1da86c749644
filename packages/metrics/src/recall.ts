import { type Fields, integer, nullable, positiveInteger } from '@oneiros/core';
import { divideNoNan } from '@oneiros/losses';
import { add, reshape, type Tensor, type TensorLike, type Variable } from '@oneiros/tensor';
import { confusion } from './internal/confusion.ts';
import { thresholdList, thresholds } from './internal/thresholds.ts';
import { type Direction, Metric, type MetricOptions, metricFields, type UpdateOptions } from './metric.ts';

export interface RecallOptions extends MetricOptions {
  /** From where a prediction means yes, or several such places for one result each. Default 0.5, and none with `topK`. */
  readonly thresholds?: number | readonly number[] | null;
  /** Only so many of the greatest predictions of a sample mean yes. */
  readonly topK?: number | null;
  /** The one class that counts. Default: all. */
  readonly classId?: number | null;
}

/**
 * Share of what is true that is predicted true.
 *
 * ```ts
 * model.compile({ metrics: [new Recall({ topK: 3 })] });
 * ```
 */
export class Recall extends Metric<RecallOptions> {
  static override readonly className: string = 'keras.metrics.Recall';
  static override readonly fields: Fields<RecallOptions> = {
    ...metricFields(),
    thresholds: thresholds(),
    topK: nullable(positiveInteger(1)),
    classId: nullable(integer(0)),
  };
  override readonly direction: Direction = 'up';
  readonly #thresholds: readonly number[] = thresholdList(
    this.config.thresholds,
    this.config.topK === null ? 0.5 : -1e10,
  );
  readonly #right: Variable = this.addVariable('true_positives', [this.#thresholds.length]);
  readonly #wrong: Variable = this.addVariable('false_negatives', [this.#thresholds.length]);

  constructor(options: RecallOptions = {}) {
    super(options);
  }
  override updateState(yTrue: TensorLike, yPred: TensorLike, { sampleWeight = null }: UpdateOptions = {}): void {
    const { topK, classId } = this.config;
    const { truePositives, falseNegatives } = confusion(yTrue, yPred, {
      thresholds: this.#thresholds,
      dtype: this.dtype,
      sampleWeight,
      topK,
      classId,
    });
    this.#right.assign(add(this.#right, truePositives()));
    this.#wrong.assign(add(this.#wrong, falseNegatives()));
  }
  override result(): Tensor {
    const share = divideNoNan(this.#right.value, add(this.#right, this.#wrong));
    return this.#thresholds.length === 1 ? reshape(share, []) : share;
  }
}
