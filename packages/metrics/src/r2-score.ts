import { custom, expected, type Fields, integer, show } from '@oneiros/core';
import { squeezeOrExpandToSameRank } from '@oneiros/losses';
import {
  add,
  asTensor,
  broadcastTo,
  cast,
  divide,
  expandDims,
  greater,
  isinf,
  mean,
  multiply,
  square,
  subtract,
  sum,
  type Tensor,
  type TensorLike,
  tensor,
  type Variable,
  where,
} from '@oneiros/tensor';
import { type Direction, Metric, type MetricOptions, metricFields, type UpdateOptions } from './metric.ts';

/** How the scores of outputs become one. */
export type ClassAggregation = 'uniform_average' | 'variance_weighted_average' | null;

export interface R2ScoreOptions extends MetricOptions {
  /** Default 'uniform_average'; null for a score for each output. */
  readonly classAggregation?: ClassAggregation;
  /** Number of independent regressors, for the adjusted score. Default 0: the plain one. */
  readonly numRegressors?: number;
}

/**
 * The share of the variance of the truth that predictions explain: 1 for perfect ones, 0 for the mean.
 *
 * ```ts
 * model.compile({ metrics: [new R2Score()] });
 * ```
 */
export class R2Score extends Metric<R2ScoreOptions> {
  static override readonly className: string = 'keras.metrics.R2Score';
  static override readonly fields: Fields<R2ScoreOptions> = {
    ...metricFields('r2_score'),
    classAggregation: custom<ClassAggregation>(
      (value, where) => {
        if (value === null || value === 'uniform_average' || value === 'variance_weighted_average') return value;
        throw expected(where, "null, 'uniform_average' or 'variance_weighted_average'", show(value));
      },
      () => 'uniform_average',
    ),
    numRegressors: integer(0),
  };
  override readonly direction: Direction = 'up';
  readonly #samples: Variable = this.addVariable('num_samples');
  #sums: readonly [squares: Variable, sum: Variable, residual: Variable, count: Variable] | null = null;

  constructor(options: R2ScoreOptions = {}) {
    super(options);
    if (this.config.numRegressors < 0)
      throw expected('R2Score.numRegressors', 'an integer of at least 0', show(this.config.numRegressors));
  }
  override updateState(yTrue: TensorLike, yPred: TensorLike, { sampleWeight = null }: UpdateOptions = {}): void {
    const [t, p] = squeezeOrExpandToSameRank(cast(asTensor(yTrue), this.dtype), cast(asTensor(yPred), this.dtype));
    if (t.rank !== 2 || p.rank !== 2)
      throw expected(
        'R2Score',
        'truth and predictions of shape [batch, outputs]',
        `shapes [${t.shape}] and [${p.shape}]`,
      );
    const [squares, total, residual, count] = (this.#sums ??= this.#build(t.shape[1]!));
    let weights = cast(asTensor(sampleWeight ?? 1), this.dtype);
    if (weights.rank === 1) weights = expandDims(weights, 1);
    weights = broadcastTo(weights, t.shape);
    const weighted = multiply(t, weights);
    const plus = (variable: Variable, values: Tensor): void => variable.assign(add(variable, sum(values, { axis: 0 })));
    plus(total, weighted);
    plus(squares, multiply(t, weighted));
    plus(residual, multiply(square(subtract(t, p)), weights));
    plus(count, weights);
    this.#samples.assign(add(this.#samples, t.size));
  }
  override result(): Tensor {
    if (!this.#sums) return tensor(0, { dtype: this.dtype });
    const [squares, total, residual, count] = this.#sums;
    const variation = subtract(squares, multiply(total, divide(total, count)));
    const explained = subtract(1, divide(residual, variation));
    const scores = where(isinf(explained), 0, explained);
    const { classAggregation, numRegressors } = this.config;
    let score = scores;
    if (classAggregation === 'uniform_average') score = mean(scores);
    if (classAggregation === 'variance_weighted_average')
      score = divide(sum(multiply(variation, scores)), sum(variation));
    if (!numRegressors) return score;
    // Adjusted: 1 − (1 − R²)(n − 1) / (n − p − 1); with too few samples the plain one.
    const free = subtract(this.#samples, numRegressors + 1);
    const enough = greater(free, 0);
    return where(
      enough,
      subtract(1, divide(multiply(subtract(1, score), subtract(this.#samples, 1)), where(enough, free, 1))),
      score,
    );
  }
  #build(outputs: number): readonly [Variable, Variable, Variable, Variable] {
    const make = (name: string): Variable => this.addVariable(name, [outputs]);
    return [make('squared_sum'), make('sum'), make('residual'), make('count')];
  }
}
