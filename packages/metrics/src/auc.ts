import {
  boolean,
  type Config,
  custom,
  expected,
  type Field,
  type Fields,
  isPlainObject,
  nullable,
  omittable,
  oneOf,
  positiveInteger,
  type RequiredField,
  show,
} from '@oneiros/core';
import { divideNoNan } from '@oneiros/losses';
import {
  add,
  asTensor,
  cast,
  divide,
  equal,
  greater,
  log,
  logicalAnd,
  maximum,
  mean,
  minimum,
  multiply,
  sigmoid,
  slice,
  subtract,
  sum,
  type Tensor,
  type TensorLike,
  tensor,
  type Variable,
  where,
} from '@oneiros/tensor';
import { confusion } from './internal/confusion.ts';
import { evenThresholds } from './internal/thresholds.ts';
import { type Direction, Metric, type MetricOptions, metricFields, type UpdateOptions } from './metric.ts';

export interface AUCOptions extends MetricOptions {
  /** How many thresholds to try. Default 200. */
  readonly numThresholds?: number;
  /** True against false positives ('ROC', the default), precision against recall ('PR'), or the gains of these ('PRGAIN'). */
  readonly curve?: 'ROC' | 'PR' | 'PRGAIN';
  /** How the area between two thresholds is taken. Default 'interpolation'. */
  readonly summationMethod?: 'interpolation' | 'minoring' | 'majoring';
  /** Thresholds between 0 and 1 in the place of evenly spaced ones. */
  readonly thresholds?: readonly number[] | null;
  /** Whether each label has an area of its own, of which the mean is the result. Default false. */
  readonly multiLabel?: boolean;
  /** Number of labels, with `multiLabel`. Default: that of the predictions. */
  readonly numLabels?: number | null;
  /** Weights of the labels. */
  readonly labelWeights?: readonly number[] | null;
  /** Whether predictions are logits. Default false. */
  readonly fromLogits?: boolean;
}

type Counts = 'true_positives' | 'false_positives' | 'true_negatives' | 'false_negatives';

/**
 * Area under a curve of a yes-or-no classifier over all thresholds, approximated by some of them.
 *
 * ```ts
 * model.compile({ metrics: [new AUC({ curve: 'PR' })] });
 * ```
 */
export class AUC extends Metric<AUCOptions> {
  static override readonly className: string = 'keras.metrics.AUC';
  static override readonly fields: Fields<AUCOptions> = {
    ...metricFields(),
    numThresholds: positiveInteger(200),
    curve: oneOf(['ROC', 'PR', 'PRGAIN'], 'ROC'),
    summationMethod: oneOf(['interpolation', 'minoring', 'majoring'], 'interpolation'),
    multiLabel: boolean(false),
    numLabels: nullable(positiveInteger(1)),
    labelWeights: nullable(savedTensor()),
    fromLogits: boolean(false),
    thresholds: omittable(nullable(numbers())),
  };
  override readonly direction: Direction = 'up';
  readonly #thresholds: readonly number[];
  #counts: { readonly [K in Counts]: Variable } | null = null;

  constructor(options: AUCOptions = {}) {
    super(options);
    const { thresholds, numThresholds, multiLabel, numLabels } = this.config;
    if (numThresholds < 2) throw expected('AUC.numThresholds', 'an integer above 1', show(numThresholds));
    if (numLabels !== null && !multiLabel) throw expected('AUC.numLabels', 'multiLabel: true with it', 'false');
    this.#thresholds = thresholds
      ? [-1e-7, ...[...thresholds].sort((a, b) => a - b), 1 + 1e-7]
      : evenThresholds(numThresholds, 1e-7);
    if (!multiLabel) this.#build([]);
    else if (numLabels !== null) this.#build([numLabels]);
  }
  override updateState(yTrue: TensorLike, yPred: TensorLike, { sampleWeight = null }: UpdateOptions = {}): void {
    const { multiLabel, labelWeights, fromLogits } = this.config;
    const given = cast(asTensor(yPred), this.dtype);
    if (multiLabel && given.rank !== 2)
      throw expected('AUC', 'predictions of rank 2 with multiLabel', `shape [${given.shape}]`);
    const counts = this.#counts ?? this.#build([given.shape[1]!]);
    const cases = confusion(yTrue, fromLogits ? sigmoid(given) : given, {
      thresholds: this.#thresholds,
      dtype: this.dtype,
      sampleWeight,
      multiLabel,
      labelWeights: multiLabel ? null : labelWeights,
    });
    counts.true_positives.assign(add(counts.true_positives, cases.truePositives()));
    counts.false_positives.assign(add(counts.false_positives, cases.falsePositives()));
    counts.true_negatives.assign(add(counts.true_negatives, cases.trueNegatives()));
    counts.false_negatives.assign(add(counts.false_negatives, cases.falseNegatives()));
  }
  override result(): Tensor {
    const counts = this.#counts;
    if (!counts) return tensor(0, { dtype: this.dtype });
    const { multiLabel, labelWeights, curve, summationMethod } = this.config;
    const areas =
      curve === 'PR' && summationMethod === 'interpolation' ? this.#interpolatedPR(counts) : this.#areas(counts);
    if (!multiLabel) return sum(areas);
    const byLabel = sum(areas, { axis: 0 });
    if (!labelWeights) return mean(byLabel);
    const weights = tensor(labelWeights, { dtype: this.dtype });
    return divideNoNan(sum(multiply(byLabel, weights)), sum(weights));
  }
  override getConfig(): Config {
    return { ...super.getConfig(), num_thresholds: this.#thresholds.length };
  }

  #build(labels: readonly number[]): { readonly [K in Counts]: Variable } {
    const make = (name: Counts): Variable => this.addVariable(name, [this.#thresholds.length, ...labels]);
    this.#counts = {
      true_positives: make('true_positives'),
      false_positives: make('false_positives'),
      true_negatives: make('true_negatives'),
      false_negatives: make('false_negatives'),
    };
    return this.#counts;
  }
  /** Areas between two thresholds each, under lines from point to point of the curve, or under steps. */
  #areas(counts: { readonly [K in Counts]: Variable }): Tensor {
    const [x, y] = curves[this.config.curve](counts);
    const [left, right] = [upper(y), lower(y)];
    const heights = {
      interpolation: () => divide(add(left, right), 2),
      minoring: () => minimum(left, right),
      majoring: () => maximum(left, right),
    };
    return multiply(subtract(upper(x), lower(x)), heights[this.config.summationMethod]());
  }
  /** Between two points of the curve true positives grow in a line with all positives. Davis & Goadrich, 2006. */
  #interpolatedPR({
    true_positives: tp,
    false_positives: fp,
    false_negatives: fn,
  }: { readonly [K in Counts]: Variable }): Tensor {
    const found = subtract(upper(tp.value), lower(tp.value));
    const positives = add(tp, fp);
    const [more, less] = [upper(positives), lower(positives)];
    const slope = divideNoNan(found, maximum(subtract(more, less), 0));
    const intercept = subtract(lower(tp.value), multiply(slope, less));
    const ratio = where(logicalAnd(greater(more, 0), greater(less, 0)), divideNoNan(more, maximum(less, 0)), 1);
    return divideNoNan(
      multiply(slope, add(found, multiply(intercept, log(ratio)))),
      maximum(add(lower(tp.value), lower(fn.value)), 0),
    );
  }
}

/** The two coordinates of each curve at each threshold. */
const curves: {
  readonly [K in 'ROC' | 'PR' | 'PRGAIN']: (
    counts: { readonly [C in Counts]: Variable },
  ) => readonly [x: Tensor, y: Tensor];
} = {
  ROC: ({ true_positives: tp, false_positives: fp, true_negatives: tn, false_negatives: fn }) => [
    share(fp, tn),
    share(tp, fn),
  ],
  PR: ({ true_positives: tp, false_positives: fp, false_negatives: fn }) => [share(tp, fn), share(tp, fp)],
  PRGAIN: ({ true_positives: tp, false_positives: fp, true_negatives: tn, false_negatives: fn }) => {
    const scale = divideNoNan(add(tp, fn), add(tn, fp));
    const gain = (wrong: Variable, without: number): Tensor =>
      where(equal(tp, 0), without, subtract(1, multiply(scale, divideNoNan(wrong.value, tp.value))));
    return [maximum(gain(fn, 0), 0), gain(fp, 1)];
  },
};
function share(part: Variable, rest: Variable): Tensor {
  return divideNoNan(part.value, add(part, rest));
}
/** All rows but the last. */
function upper(x: Tensor): Tensor {
  return slice(
    x,
    x.shape.map(() => 0),
    [x.shape[0]! - 1, ...x.shape.slice(1)],
  );
}
/** All rows but the first. */
function lower(x: Tensor): Tensor {
  return slice(
    x,
    x.shape.map((_, i) => (i ? 0 : 1)),
    [x.shape[0]! - 1, ...x.shape.slice(1)],
  );
}
/** An array of numbers. */
function numbers(): RequiredField<readonly number[]> {
  return custom<readonly number[]>((value, where) => {
    if (Array.isArray(value) && value.every((v) => typeof v === 'number')) return value;
    throw expected(where, 'an array of numbers', show(value));
  });
}
/** An array of numbers that Keras saves as a tensor. */
function savedTensor(): Field<readonly number[]> {
  const { parse } = numbers();
  return {
    parse: (value, where) => {
      const saved = isPlainObject(value) && value.class_name === '__tensor__' && isPlainObject(value.config);
      return parse(saved ? (value.config as { readonly value: unknown }).value : value, where);
    },
    serialize: (value) => ({ class_name: '__tensor__', config: { value, dtype: 'float32' } }),
  };
}
