import { deserialize, expected, flatten, show } from '@oneiros/core';
import type { LossFunction } from '@oneiros/losses';
import { FunctionMetric, Metric } from '@oneiros/metrics';
import { type Tensor, untraced } from '@oneiros/tensor';
import type { MetricLike, PerOutput } from './compiled.ts';
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

  /** Adds a batch. */
  update(y: unknown, yPred: unknown, sampleWeight: unknown): void {
    const predictions = flatten(yPred) as Tensor[];
    const truths = inOrder(y, yPred, this.#names);
    const weights = sampleWeight === null ? [] : inOrder(sampleWeight, yPred, this.#names);
    this.#metrics ??= untraced(() => this.#build(truths, yPred, predictions));
    for (const { metric, output, weighted } of this.#metrics) {
      const truth = truths[output];
      if (!truth) throw expected('fit: y', `targets for ${predictions.length} outputs`, `${truths.length}`);
      metric.updateState(truth, predictions[output]!, { sampleWeight: weighted ? (weights[output] ?? weights[0] ?? null) : null });
    }
  }
  /** What has come together, by name. */
  results(): { readonly [name: string]: Tensor } {
    return Object.fromEntries((this.#metrics ?? []).map(({ metric, key }) => [key, metric.result()]));
  }

  #build(truths: readonly Tensor[], yPred: unknown, predictions: readonly Tensor[]): readonly Named[] {
    const several = predictions.length > 1;
    const keys = keysOf(yPred);
    const names = keys ?? this.#names;
    const used = new Map<string, number>();
    const named: Named[] = [];
    this.#given.forEach((given, kind) => {
      if (given === null) return;
      const flat = several ? perOutput<PerOutput<MetricLike>>('compile: metrics', given, predictions.length, this.#names, keys) : [given];
      flat.forEach((entry, output) => {
        for (const one of flatten(entry)) {
          if (one === null) continue;
          const metric = metricOf(one as Exclude<MetricLike, null>, truths[output], predictions[output]!);
          const name = several && names[output] !== undefined ? `${names[output]}_${metric.name}` : metric.name;
          const plain = kind === 1 && used.has(name) ? name.replace(metric.name, `weighted_${metric.name}`) : name;
          const n = used.get(plain) ?? 0;
          used.set(plain, n + 1);
          named.push({ metric, output, key: n ? `${plain}_${n}` : plain, weighted: kind === 1 });
        }
      });
    });
    return named;
  }
}

/** The metric that a name, function or object means; 'accuracy' and 'crossentropy' depend on the shapes. */
function metricOf(given: Exclude<MetricLike, null>, truth: Tensor | undefined, prediction: Tensor): Metric {
  if (given instanceof Metric) return given;
  if (typeof given === 'function') return new FunctionMetric(given as LossFunction, { name: 'function' });
  if (typeof given !== 'string') throw expected('compile: metrics', 'a metric, a function or a name', show(given));
  const name = given.toLowerCase();
  const family = name === 'accuracy' || name === 'acc' ? 'Accuracy' : name === 'crossentropy' || name === 'ce' ? 'Crossentropy' : null;
  const className = family ? `${variant(truth, prediction)}${family}` : given;
  // Keras names a metric after the string, unless that is the name of its class.
  const config = family || given === name ? { name: given } : {};
  return deserialize({ class_name: className, config }, 'metrics', 'compile: metrics') as Metric;
}
function variant(truth: Tensor | undefined, prediction: Tensor): 'Binary' | 'SparseCategorical' | 'Categorical' {
  if (prediction.shape.at(-1) === 1) return 'Binary';
  if (truth && (truth.rank < prediction.rank || (truth.shape.at(-1) === 1 && (prediction.shape.at(-1) ?? 0) > 1))) return 'SparseCategorical';
  return 'Categorical';
}
