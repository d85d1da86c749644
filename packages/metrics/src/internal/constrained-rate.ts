import { type Fields, integer, nullable, positiveInteger } from '@oneiros/core';
import { divideNoNan } from '@oneiros/losses';
import { add, greaterEqual, max, type Tensor, type TensorLike, type Variable, where } from '@oneiros/tensor';
import { type Direction, Metric, type MetricOptions, metricFields, type UpdateOptions } from '../metric.ts';
import { confusion } from './confusion.ts';
import { evenThresholds } from './thresholds.ts';

export interface ConstrainedOptions extends MetricOptions {
  /** How many thresholds to try. Default 200. */
  readonly numThresholds?: number;
  /** The one class that counts. Default: all. */
  readonly classId?: number | null;
}
/** Shares at each threshold. */
export interface Rates {
  readonly sensitivity: () => Tensor;
  readonly specificity: () => Tensor;
  readonly precision: () => Tensor;
}

export function constrainedFields(): Fields<ConstrainedOptions> {
  return { ...metricFields(), classId: nullable(integer(0)), numThresholds: positiveInteger(200) };
}

/** The best value of one rate where another is at least so much. */
export abstract class ConstrainedRate<C extends ConstrainedOptions> extends Metric<C> {
  override readonly direction: Direction = 'up';
  readonly #thresholds: readonly number[] = this.#numThresholds() === 1 ? [0.5] : evenThresholds(this.#numThresholds());
  readonly #truePositives: Variable = this.addVariable('true_positives', [this.#thresholds.length]);
  readonly #falsePositives: Variable = this.addVariable('false_positives', [this.#thresholds.length]);
  readonly #trueNegatives: Variable = this.addVariable('true_negatives', [this.#thresholds.length]);
  readonly #falseNegatives: Variable = this.addVariable('false_negatives', [this.#thresholds.length]);

  /** The rate that must hold, what it must be, and the one that is sought. */
  protected abstract best(rates: Rates): readonly [held: Tensor, least: number, sought: Tensor];

  override updateState(yTrue: TensorLike, yPred: TensorLike, { sampleWeight = null }: UpdateOptions = {}): void {
    const { classId } = this.config as { readonly classId: number | null };
    const cases = confusion(yTrue, yPred, { thresholds: this.#thresholds, dtype: this.dtype, sampleWeight, classId });
    this.#truePositives.assign(add(this.#truePositives, cases.truePositives()));
    this.#falsePositives.assign(add(this.#falsePositives, cases.falsePositives()));
    this.#trueNegatives.assign(add(this.#trueNegatives, cases.trueNegatives()));
    this.#falseNegatives.assign(add(this.#falseNegatives, cases.falseNegatives()));
  }
  override result(): Tensor {
    const share = (part: Variable, rest: Variable) => (): Tensor => divideNoNan(part.value, add(part, rest));
    const [held, least, sought] = this.best({
      sensitivity: share(this.#truePositives, this.#falseNegatives),
      specificity: share(this.#trueNegatives, this.#falsePositives),
      precision: share(this.#truePositives, this.#falsePositives),
    });
    return max(where(greaterEqual(held, least), sought, 0));
  }
  #numThresholds(): number {
    return (this.config as { readonly numThresholds: number }).numThresholds;
  }
}
