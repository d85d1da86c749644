import {
  type Config,
  Configurable,
  classOf,
  custom,
  type DType,
  type Fields,
  nullable,
  shortName,
  text,
} from '@oneiros/core';
import { autoName, type DTypePolicy, policyOf, snakeCase } from '@oneiros/layers-core';
import { broadcastTo, scalarData, type Tensor, type TensorLike, tensor, untraced, Variable } from '@oneiros/tensor';

/** What every metric accepts. */
export interface MetricOptions {
  /** Default: the name of the class in snake_case, for some metrics numbered. */
  readonly name?: string | null;
  /** The dtype to compute in. Default float32. */
  readonly dtype?: string | DTypePolicy | null;
}

/** The fields of `MetricOptions`, with the name that Keras gives the metric; `null` for that of the class, numbered. */
export function metricFields(name: string | null = null, dtype: DType | null = null): Fields<MetricOptions> {
  return {
    name: nullable(text(), name),
    dtype: custom<string | DTypePolicy | null>(
      (value) => (value === null ? null : policyOf(value as string)),
      () => (dtype === null ? null : policyOf(dtype)),
      computeDType,
    ),
  };
}

export interface UpdateOptions {
  readonly sampleWeight?: TensorLike | null;
}
/** Whether a metric is better when it is greater ('up') or less ('down'); `null` where that is not known. */
export type Direction = 'up' | 'down' | null;

/**
 * A number that is collected over batches. `updateState` adds a batch, `result` tells what has come together, and
 * `resetState` starts again.
 */
export abstract class Metric<C extends MetricOptions = MetricOptions> extends Configurable<C> {
  readonly name: string;
  /** What callbacks with the mode 'auto' aim at. */
  readonly direction: Direction = null;
  readonly #variables: { readonly variable: Variable; readonly initial: number }[] = [];

  constructor(given: C) {
    super(given);
    this.name =
      (this.config as { name: string | null }).name ??
      autoName(snakeCase(shortName(classOf(this).className) || 'metric'));
  }
  get dtype(): DType {
    return computeDType((this.config as { dtype: DTypePolicy | null }).dtype);
  }
  /** What it keeps between batches, in the order of Keras's files. */
  get variables(): readonly Variable[] {
    return this.#variables.map(({ variable }) => variable);
  }

  /** Adds a batch of truth and predictions (metrics of values alone take them as the first). */
  abstract updateState(yTrue: TensorLike, yPred: TensorLike, options?: UpdateOptions): void;
  /** What has come together. */
  abstract result(): Tensor;

  /** Starts again. */
  resetState(): void {
    for (const { variable, initial } of this.#variables)
      variable.assign(filled(variable.shape, variable.dtype, initial), { adopt: true });
  }

  /** Makes a variable filled with `initial`, which `resetState` puts back. */
  protected addVariable(
    name: string,
    shape: readonly number[] = [],
    { initial = 0, dtype = this.dtype }: { readonly initial?: number; readonly dtype?: DType } = {},
  ): Variable {
    const variable = new Variable(
      untraced(() => filled(shape, dtype, initial)),
      { name, trainable: false },
    );
    this.#variables.push({ variable, initial });
    return variable;
  }

  override getConfig(): Config {
    return { ...super.getConfig(), name: this.name };
  }
}

/** float32 where none is given, whatever the policy of layers is. */
function computeDType(policy: string | DTypePolicy | null): DType {
  return policyOf(policy ?? 'float32').computeDType;
}
function filled(shape: readonly number[], dtype: DType, value: number): Tensor {
  return broadcastTo(tensor(scalarData(value, dtype), { shape: [], dtype }), shape);
}
