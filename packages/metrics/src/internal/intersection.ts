import { custom, expected, type Field, type Fields, integer, nullable, show } from '@oneiros/core';
import {
  add,
  argmax,
  asTensor,
  broadcastTo,
  cast,
  diagonal,
  divide,
  greater,
  greaterEqual,
  less,
  logicalAnd,
  multiply,
  notEqual,
  reshape,
  segmentSum,
  subtract,
  sum,
  type Tensor,
  type TensorLike,
  take,
  type Variable,
  where,
} from '@oneiros/tensor';
import { type Direction, Metric, type MetricOptions, metricFields, type UpdateOptions } from '../metric.ts';

/** What the metrics of this family have in common. */
export interface IntersectionSettings {
  readonly numClasses: number;
  /** The classes whose values are averaged. */
  readonly targetClassIds: readonly number[];
  readonly ignoreClass: number | null;
  readonly sparseYTrue: boolean;
  readonly sparseYPred: boolean;
  readonly axis: number;
}
export interface IgnoreClassOptions extends MetricOptions {
  /** A class of the truth whose samples count nothing. */
  readonly ignoreClass?: number | null;
  /** The axis of scores. Default -1. */
  readonly axis?: number;
}

/** The fields of `IgnoreClassOptions`; counts are whole numbers unless a dtype is given. */
export function intersectionFields(): Fields<MetricOptions> {
  return metricFields(null, 'int32');
}
export function ignoreClassFields(): Fields<IgnoreClassOptions> {
  return { ...intersectionFields(), ignoreClass: nullable(integer(0)), axis: integer(-1) };
}
/** Class numbers. */
export function classIds(): Field<readonly number[]> & { readonly fallback?: never } {
  return custom<readonly number[]>((value, where) => {
    if (Array.isArray(value) && value.length > 0 && value.every((v) => Number.isInteger(v) && v >= 0)) return value;
    throw expected(where, 'an array of class numbers', show(value));
  });
}

/** Mean over classes of intersection over union of truth and prediction. */
export abstract class Intersection<C extends MetricOptions> extends Metric<C> {
  override readonly direction: Direction = 'up';
  readonly #matrix: Variable = this.addVariable('total_confusion_matrix', [
    this.settings().numClasses,
    this.settings().numClasses,
  ]);

  constructor(given: C) {
    super(given);
    const { targetClassIds, numClasses } = this.settings();
    const wrong = targetClassIds.find((id) => id >= numClasses);
    if (wrong !== undefined)
      throw expected(`${this.name}.targetClassIds`, `class numbers below ${numClasses}`, show(wrong));
  }
  protected abstract settings(): IntersectionSettings;

  override updateState(yTrue: TensorLike, yPred: TensorLike, { sampleWeight = null }: UpdateOptions = {}): void {
    const { numClasses, ignoreClass, sparseYTrue, sparseYPred, axis } = this.settings();
    const numbered = (y: TensorLike, sparse: boolean): Tensor =>
      reshape(cast(sparse ? asTensor(y) : argmax(asTensor(y), { axis }), 'int32'), [-1]);
    const [t, p] = [numbered(yTrue, sparseYTrue), numbered(yPred, sparseYPred)];
    const given = cast(asTensor(sampleWeight ?? 1), this.dtype);
    const weights = broadcastTo(given.rank > 1 ? reshape(given, [-1]) : given, t.shape);
    const within = (y: Tensor): Tensor => logicalAnd(greaterEqual(y, 0), less(y, numClasses));
    let valid = logicalAnd(within(t), within(p));
    if (ignoreClass !== null) valid = logicalAnd(valid, notEqual(t, ignoreClass));
    const place = where(valid, add(multiply(t, numClasses), p), 0);
    const counts = segmentSum(where(valid, weights, cast(0, this.dtype)), place, {
      numSegments: numClasses * numClasses,
    });
    this.#matrix.assign(add(this.#matrix, reshape(counts, [numClasses, numClasses])));
  }
  override result(): Tensor {
    const { targetClassIds } = this.settings();
    const both = diagonal(this.#matrix.value);
    const either = subtract(add(sum(this.#matrix, { axis: 0 }), sum(this.#matrix, { axis: 1 })), both);
    const [shared, all] = [both, either].map((x) => cast(take(x, targetClassIds, { axis: -1 }), 'float32')) as [
      Tensor,
      Tensor,
    ];
    const seen = greater(all, 1e-9); // a class that nothing has counts nothing
    return divide(sum(where(seen, divide(shared, add(all, 1e-7)), 0)), add(sum(cast(seen, 'float32')), 1e-7));
  }
}
