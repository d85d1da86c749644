import {
  boolean,
  custom,
  expected,
  type Field,
  type Fields,
  type Json,
  nullable,
  type PartialShape,
  show,
} from '@oneiros/core';
import {
  add,
  asTensor,
  broadcastTo,
  cast,
  divide,
  fromHost,
  maximum,
  mean,
  multiply,
  type NestedArray,
  reshape,
  sqrt,
  subtract,
  Tensor,
  variance,
} from '@oneiros/tensor';
import { Ones } from '../initializers/ones.ts';
import { Zeros } from '../initializers/zeros.ts';
import { Layer, type LayerOptions, layerFields } from '../layer.ts';
import type { Weight } from '../weight.ts';

export interface NormalizationOptions extends LayerOptions {
  /** The axes whose positions have statistics of their own; null for one mean and variance of all values. Default -1. */
  readonly axis?: number | readonly number[] | null;
  /** Subtracted, instead of what `adapt` finds. Needs `variance`. */
  readonly mean?: NestedArray | null;
  /** The square root of it divides, instead of what `adapt` finds. Needs `mean`. */
  readonly variance?: NestedArray | null;
  /** Whether to go back from normalized values. Default false. */
  readonly invert?: boolean;
}

/** A batch that `Normalization.adapt` looks at: the inputs, alone or first in an array. */
export type NormalizationBatch = Tensor | readonly [Tensor, ...unknown[]];

/**
 * Moves and scales values to mean 0 and variance 1: `(x - mean) / √variance`, with statistics that are given or that
 * `adapt` has found in data.
 *
 * ```ts
 * const layer = new Normalization();
 * await layer.adapt(tensor([[0, 7], [2, 9]]));
 * layer.apply(tensor([[1, 8]])); // [[0, 0]]
 * ```
 */
export class Normalization extends Layer<NormalizationOptions> {
  static override readonly className: string = 'keras.layers.Normalization';
  static override readonly fields: Fields<NormalizationOptions> = {
    ...layerFields,
    axis: custom<number | readonly number[] | null>(
      parseAxis,
      () => [-1],
      (value) => value as Json,
    ),
    invert: boolean(false),
    mean: nullable(statistic()),
    variance: nullable(statistic()),
  };
  /** The mean that `adapt` found; null where it was given. */
  mean: Weight | null = null;
  /** The variance that `adapt` found; null where it was given. */
  variance: Weight | null = null;
  /** Unused; Keras saves it. */
  count: Weight | null = null;
  #kept: readonly number[] = [];

  constructor(options: NormalizationOptions = {}) {
    super(options);
    this.supportsMasking = true;
    this.#checkGiven();
  }

  override build(inputShape: PartialShape): void {
    const rank = inputShape.length;
    const axes = this.config.axis as readonly number[];
    if (axes.some((axis) => axis < -rank || axis >= rank))
      throw expected(`Layer '${this.name}'`, `axes of an input of rank ${rank}`, `axis=[${axes}]`);
    this.#kept = axes.map((axis) => (axis < 0 ? axis + rank : axis)).sort((a, b) => a - b);
    const shape = this.#kept.map((axis) => inputShape[axis]) as readonly number[];
    this.inputSpec = { rank, axes: Object.fromEntries(this.#kept.map((axis, i) => [axis, shape[i]!])) };
    if (this.config.mean !== null) return;
    const fixed = { trainable: false, autocast: false } as const;
    this.mean = this.addWeight('mean', shape, { initializer: new Zeros(), ...fixed });
    this.variance = this.addWeight('variance', shape, { initializer: new Ones(), ...fixed });
    this.count = this.addWeight('count', [], { initializer: new Zeros(), dtype: 'int32', ...fixed });
  }

  /**
   * Finds mean and variance of data: a tensor, or batches of them. What an earlier call found is forgotten.
   * @throws OneirosError where mean and variance were given, there are no batches, or one has another shape.
   */
  async adapt(data: Tensor | Iterable<NormalizationBatch> | AsyncIterable<NormalizationBatch>): Promise<void> {
    if (this.config.mean !== null)
      throw expected(`Layer '${this.name}'.adapt`, 'no mean and variance in the options', 'both', 'Leave them out.');
    let total = 0;
    let means: number[] = [];
    let variances: number[] = [];
    for await (const batch of data instanceof Tensor ? [data] : data) {
      const x = batch instanceof Tensor ? batch : batch[0];
      this.#checkBatch(x);
      const [count, batchMeans, batchVariances] = await this.#moments(x);
      total += count;
      if (total === count) {
        [means, variances] = [batchMeans, batchVariances];
        continue;
      }
      // Of two groups: the means, weighted, and the variances with the squared distances of the means to the common one.
      const weight = count / total;
      const next = means.map((m, i) => m * (1 - weight) + batchMeans[i]! * weight);
      variances = variances.map(
        (v, i) =>
          (v + (means[i]! - next[i]!) ** 2) * (1 - weight) +
          (batchVariances[i]! + (batchMeans[i]! - next[i]!) ** 2) * weight,
      );
      means = next;
    }
    if (total === 0)
      throw expected(
        `Layer '${this.name}'.adapt`,
        'at least one batch with values',
        'none',
        'Pass a tensor or batches.',
      );
    const assign = (weight: Weight, values: readonly number[]): void => {
      const found = fromHost(Float32Array.from(values), { shape: weight.shape, dtype: 'float32' });
      weight.assign(cast(found, weight.dtype));
    };
    assign(this.mean!, means);
    assign(this.variance!, variances);
  }

  override call(inputs: Tensor): Tensor {
    const dtype = this.computeDType;
    const x = cast(inputs, dtype);
    const [center, spread] = this.#statistics(x.shape);
    const deviation = maximum(sqrt(spread), asTensor(1e-7, dtype));
    return this.config.invert ? add(center, multiply(x, deviation)) : divide(subtract(x, center), deviation);
  }

  /** Mean and variance in the rank of the input. */
  #statistics(inputShape: readonly number[]): readonly [mean: Tensor, variance: Tensor] {
    const shape = inputShape.map((size, axis) => (this.#kept.includes(axis) ? size : 1));
    if (this.mean && this.variance) {
      const own = (weight: Weight): Tensor => cast(reshape(weight.value, shape), this.computeDType);
      return [own(this.mean), own(this.variance)];
    }
    // Axes of given statistics are the last of the kept ones.
    const given = (values: NestedArray): Tensor => {
      const x = asTensor(values, 'float32');
      const kept = x.rank ? this.#kept.slice(-x.rank) : [];
      const expanded = inputShape.map((_, axis) => (kept.includes(axis) ? x.shape[kept.indexOf(axis)]! : 1));
      return cast(broadcastTo(reshape(x, expanded), shape), this.computeDType);
    };
    return [given(this.config.mean!), given(this.config.variance!)];
  }

  /** How many values each statistic of a batch is of, and the statistics. */
  async #moments(x: Tensor): Promise<readonly [count: number, means: number[], variances: number[]]> {
    const axis = x.shape.map((_, i) => i).filter((i) => !this.#kept.includes(i));
    const wide = cast(x, x.dtype === 'float64' ? 'float64' : 'float32');
    const count = axis.reduce((n, i) => n * x.shape[i]!, 1);
    const read = async (values: Tensor): Promise<number[]> => Array.from(await values.data(), Number);
    if (axis.length === 0) return [count, await read(wide), new Array<number>(x.size).fill(0)];
    return [count, await read(mean(wide, { axis })), await read(variance(wide, { axis }))];
  }

  #checkBatch(x: unknown): asserts x is Tensor {
    if (!(x instanceof Tensor))
      throw expected(
        `Layer '${this.name}'.adapt`,
        'a tensor, or batches of tensors',
        show(x),
        'Make a tensor: tensor(data).',
      );
    this.buildFor(x.shape);
    const built = this.builtShape as PartialShape;
    if (x.rank !== built.length || this.#kept.some((axis) => x.shape[axis] !== built[axis]))
      throw expected(
        `Layer '${this.name}'.adapt`,
        `data that fits [${built.map((n) => n ?? 'null')}] along axis [${this.#kept}]`,
        `shape=[${x.shape}]`,
      );
  }

  #checkGiven(): void {
    const { mean: center, variance: spread, axis } = this.config;
    if (center === null && spread === null) return;
    if (center === null || spread === null)
      throw expected(`Layer '${this.name}'`, 'mean and variance', `only ${center === null ? 'variance' : 'mean'}`);
    const [first, second] = [sizesOf(center), sizesOf(spread)];
    const rank = (axis as readonly number[]).length;
    if (`${first}` !== `${second}`)
      throw expected(`Layer '${this.name}'`, 'mean and variance of one shape', `[${first}] and [${second}]`);
    if (first.length > rank)
      throw expected(`Layer '${this.name}'`, `mean of a rank up to ${rank}, one for each axis`, `shape=[${first}]`);
  }
}

function sizesOf(values: NestedArray): readonly number[] {
  return Array.isArray(values) ? [values.length, ...(values.length ? sizesOf(values[0]) : [])] : [];
}
function statistic(): Field<NestedArray> {
  const valid = (v: unknown): boolean =>
    Array.isArray(v) ? v.every(valid) : typeof v === 'number' && !Number.isNaN(v);
  return custom<NestedArray>((value, where) => {
    if (valid(value)) return value as NestedArray;
    throw expected(where, 'a number, or an array of numbers', show(value));
  });
}
function parseAxis(value: unknown, where: string): readonly number[] {
  const axes = value === null ? [] : Number.isInteger(value) ? [value] : value;
  if (Array.isArray(axes) && axes.every(Number.isInteger)) return [...(axes as readonly number[])];
  throw expected(where, 'an axis, an array of axes, or null', show(value));
}
