import { asFloat, custom, expected, type Fields, show } from '@oneiros/core';
import {
  abs,
  add,
  asTensor,
  cast,
  divide,
  expandDims,
  greater,
  greaterEqual,
  logicalAnd,
  max,
  mean,
  multiply,
  subtract,
  sum,
  type Tensor,
  type TensorLike,
  tensor,
  type Variable,
} from '@oneiros/tensor';
import { type Direction, Metric, type MetricOptions, metricFields, type UpdateOptions } from './metric.ts';

/** How the scores of classes become one: not at all, over all samples at once, or as means. */
export type ScoreAverage = 'micro' | 'macro' | 'weighted' | null;

export interface F1ScoreOptions extends MetricOptions {
  /** Default null: a score for each class. */
  readonly average?: ScoreAverage;
  /** From where a prediction means yes. Default null: where it is the greatest. */
  readonly threshold?: number | null;
}
export interface FBetaScoreOptions extends F1ScoreOptions {
  /** How much more recall counts than precision. Default 1. */
  readonly beta?: number;
}

/** The fields of both scores. */
export function scoreFields(name: string): Fields<F1ScoreOptions> {
  return {
    ...metricFields(name),
    average: custom<ScoreAverage>(
      (value, where) => {
        if (value === null || value === 'micro' || value === 'macro' || value === 'weighted') return value;
        throw expected(where, "null, 'micro', 'macro' or 'weighted'", show(value));
      },
      () => null,
    ),
    threshold: asFloat(
      custom<number | null>(
        (value, where) => {
          if (value === null || (typeof value === 'number' && value > 0 && value <= 1)) return value;
          throw expected(where, 'a number above 0 and at most 1, or null', show(value));
        },
        () => null,
      ),
    ),
  };
}

/** What both scores share: `(1 + β²) · precision · recall / (β² · precision + recall)`. */
export abstract class Score<C extends F1ScoreOptions> extends Metric<C> {
  override readonly direction: Direction = 'up';
  protected abstract readonly beta: number;
  #counts: readonly [right: Variable, wrong: Variable, missed: Variable, weights: Variable] | null = null;

  override updateState(yTrue: TensorLike, yPred: TensorLike, { sampleWeight = null }: UpdateOptions = {}): void {
    const { threshold, average } = this.config as { readonly threshold: number | null; readonly average: ScoreAverage };
    const [t, scores] = [cast(asTensor(yTrue), this.dtype), cast(asTensor(yPred), this.dtype)];
    if (t.rank !== 2 || scores.rank !== 2)
      throw expected(
        this.name,
        'truth and predictions of shape [batch, classes]',
        `shapes [${t.shape}] and [${scores.shape}]`,
      );
    const [right, wrong, missed, weights] = (this.#counts ??= this.#build(
      average === 'micro' ? [] : [scores.shape[1]!],
    ));
    // The greatest, unless all are 0.
    const yes =
      threshold === null
        ? logicalAnd(greaterEqual(scores, max(scores, { axis: -1, keepdims: true })), greater(abs(scores), 1e-9))
        : greater(scores, threshold);
    const p = cast(yes, this.dtype);
    const weight = sampleWeight === null ? null : expandDims(cast(asTensor(sampleWeight), this.dtype), 1);
    const total = (x: Tensor): Tensor =>
      sum(weight ? multiply(x, weight) : x, { axis: average === 'micro' ? null : 0 });
    right.assign(add(right, total(multiply(p, t))));
    wrong.assign(add(wrong, total(multiply(p, subtract(1, t)))));
    missed.assign(add(missed, total(multiply(subtract(1, p), t))));
    weights.assign(add(weights, total(t)));
  }
  override result(): Tensor {
    const { average } = this.config as { readonly average: ScoreAverage };
    if (!this.#counts) return tensor(0, { dtype: this.dtype });
    const [right, wrong, missed, weights] = this.#counts;
    const share = (rest: Variable): Tensor => divide(right, add(add(right, rest), epsilon));
    const [precision, recall] = [share(wrong), share(missed)];
    const squared = this.beta ** 2;
    const scores = multiply(
      divide(multiply(precision, recall), add(add(multiply(precision, squared), recall), epsilon)),
      1 + squared,
    );
    if (average === 'weighted') return sum(multiply(scores, divide(weights, add(sum(weights), epsilon))));
    return average === null ? scores : mean(scores);
  }
  #build(shape: readonly number[]): readonly [Variable, Variable, Variable, Variable] {
    const make = (name: string): Variable => this.addVariable(name, shape);
    return [make('true_positives'), make('false_positives'), make('false_negatives'), make('intermediate_weights')];
  }
}
const epsilon = 1e-7;

/**
 * Mean of precision and recall in which recall counts `beta` times as much, for one-hot or many-hot truth.
 *
 * ```ts
 * model.compile({ metrics: [new FBetaScore({ beta: 2, average: 'macro' })] });
 * ```
 */
export class FBetaScore extends Score<FBetaScoreOptions> {
  static override readonly className: string = 'keras.metrics.FBetaScore';
  static override readonly fields: Fields<FBetaScoreOptions> = /* #__PURE__ */ (() => ({
    ...scoreFields('fbeta_score'),
    beta: asFloat(
      custom<number>(
        (value, where) => {
          if (typeof value === 'number' && value > 0) return value;
          throw expected(where, 'a number above 0', show(value));
        },
        () => 1,
      ),
    ),
  }))();
  protected override readonly beta: number = this.config.beta;

  constructor(options: FBetaScoreOptions = {}) {
    super(options);
  }
}
