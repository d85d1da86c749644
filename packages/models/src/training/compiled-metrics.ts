import { currentRegistry, deserialize, expected, flatten, shortName, show } from '@oneiros/core';
import { snakeCase } from '@oneiros/layers-core';
import { Loss, type LossFunction } from '@oneiros/losses';
import { MeanMetricWrapper, Metric } from '@oneiros/metrics';
import { type Tensor, untraced } from '@oneiros/tensor';
import type { MetricLike, PerOutput } from './compiled.ts';
import { told, variant } from './losses.ts';
import { inOrder, keysOf, perOutput } from './outputs.ts';

interface Named {
  readonly metric: Metric;
  readonly output: number;
  readonly key: string;
  readonly weighted: boolean;
}

/** The metrics of all outputs. */
export class CompiledMetrics {
  readonly #given: readonly [PerOutput<MetricLike> | null, PerOutput<MetricLike> | null];
  readonly #names: readonly string[];
  #metrics: readonly Named[] | null = null;

  constructor(metrics: PerOutput<MetricLike> | null, weighted: PerOutput<MetricLike> | null, names: readonly string[]) {
    this.#given = [metrics, weighted];
    this.#names = names;
  }
  get all(): readonly Metric[] {
    return this.#metrics?.map(({ metric }) => metric) ?? [];
  }
  /** The metric that logs call `name`. */
  byName(name: string): Metric | undefined {
    return this.#metrics?.find(({ key }) => key === name)?.metric;
  }

  /** Adds a batch. */
  update(y: unknown, yPred: unknown, sampleWeight: unknown): void {
    if (this.#given.every((given) => given === null)) return;
    const predictions = flatten(yPred) as Tensor[];
    const truths = inOrder('fit: y', y, yPred, this.#names);
    const weights = sampleWeight === null ? [] : inOrder('fit: sampleWeight', sampleWeight, yPred, this.#names);
    this.#metrics ??= untraced(() => this.#build(truths, yPred, predictions));
    for (const { metric, output, weighted, key } of this.#metrics) {
      const truth = truths[output];
      if (!truth)
        throw expected(
          'fit: y',
          `targets for the metric ${key}`,
          truths.length ? `none for output ${this.#names[output] ?? output}` : 'none',
          'Pass one array for each output, in an array or by name.',
        );
      const sampleWeight = weighted ? ((weights.length > 1 ? weights[output] : weights[0]) ?? null) : null;
      told(`metric ${key}`, truth, predictions[output]!, () =>
        metric.updateState(truth, predictions[output]!, { sampleWeight }),
      );
    }
  }
  /**
   * What has come together, by name.
   * @throws OneirosError for a metric of several values, which logs have no room for
   */
  results(): { readonly [name: string]: Tensor } {
    return Object.fromEntries((this.#metrics ?? []).map(({ metric, key }) => [key, onlyValue(key, metric.result())]));
  }

  #build(truths: readonly (Tensor | null)[], yPred: unknown, predictions: readonly Tensor[]): readonly Named[] {
    const several = predictions.length > 1;
    const keys = keysOf(yPred);
    const names = keys ?? this.#names;
    const used = new Map<string, number>();
    const named: Named[] = [];
    this.#given.forEach((given, kind) => {
      if (given === null) return;
      const flat = several
        ? perOutput<PerOutput<MetricLike>>('compile: metrics', given, predictions.length, this.#names, keys)
        : [given];
      flat.forEach((entry, output) => {
        for (const one of flatten(entry)) {
          if (one === null) continue;
          const metric = metricOf(one as Exclude<MetricLike, null>, truths[output] ?? null, predictions[output]!);
          const full = (name: string): string =>
            several && names[output] !== undefined ? `${names[output]}_${name}` : name;
          // As in Keras: a second one of a name among the weighted ones says so, any further one is numbered.
          const name = kind === 1 && used.has(full(metric.name)) ? full(`weighted_${metric.name}`) : full(metric.name);
          const n = used.get(name) ?? 0;
          used.set(name, n + 1);
          named.push({ metric, output, key: n ? `${name}_${n}` : name, weighted: kind === 1 });
        }
      });
    });
    return named;
  }
}

/** The metric that a name, function or object means; which accuracy 'accuracy' is depends on the shapes. */
function metricOf(given: Exclude<MetricLike, null>, truth: Tensor | null, prediction: Tensor): Metric {
  if (given instanceof Metric) return given;
  if (given instanceof Loss) return new MeanMetricWrapper((t, p) => given.apply(t, p), { name: given.name });
  if (typeof given === 'function') return new MeanMetricWrapper(given as LossFunction, { name: functionName(given) });
  if (typeof given !== 'string') throw expected('compile: metrics', 'a metric, a function or a name', show(given));
  const scope = currentRegistry();
  const found = scope.byName('functions', given);
  if (found && !scope.byName('metrics', given)) return new MeanMetricWrapper(found as LossFunction, { name: given });
  const family = ['accuracy', 'acc'].includes(given.toLowerCase());
  // Keras names a metric after the string.
  return deserialize(
    { class_name: family ? `${variant(truth, prediction)}Accuracy` : given, config: { name: given } },
    'metrics',
    'compile: metrics',
  ) as Metric;
}

/** The name under which a function is registered, else its own. */
function functionName(fn: LossFunction): string {
  const key = currentRegistry().keyOf(fn)?.key;
  return key ? shortName(key) : snakeCase(fn.name) || 'function';
}

function onlyValue(key: string, result: Tensor): Tensor {
  if (result.size === 1) return result;
  throw expected(
    `metric ${key}`,
    'one value for the logs',
    `shape [${result.shape}]`,
    "Have it averaged, as new F1Score({ average: 'macro' }), or give it one threshold; for all values call updateState and result yourself.",
  );
}
