import { type Config, checkNames, currentRegistry, deserialize, expected, type Json, serialize } from '@oneiros/core';
import type { Loss, LossFunction } from '@oneiros/losses';
import type { Direction, Metric } from '@oneiros/metrics';
import type { Optimizer } from '@oneiros/optimizers';
import type { BaseModel } from '../base-model.ts';
import { type Trainer, trainerOf } from './trainer.ts';

/** A loss: the object, a function of truth and prediction, or a registered name as 'mse'. `null`: this output has none. */
export type LossLike = Loss | LossFunction | string | null;
/** A metric: the object, a function, or a registered name as 'accuracy'. */
export type MetricLike = Metric | Loss | LossFunction | string | null;
/** For one output, or for several by place or name. */
export type PerOutput<T> = T | readonly PerOutput<T>[] | { readonly [name: string]: PerOutput<T> };

export interface CompileOptions {
  /** Default 'rmsprop'. */
  readonly optimizer?: Optimizer | string;
  readonly loss?: PerOutput<LossLike>;
  /** Factors of the losses of several outputs. */
  readonly lossWeights?: PerOutput<number> | null;
  readonly metrics?: PerOutput<MetricLike> | null;
  /** Metrics to which sample weights apply. */
  readonly weightedMetrics?: PerOutput<MetricLike> | null;
  /** Runs the step op by op, where one can look inside. Default false. */
  readonly runEagerly?: boolean;
  /** Whether to scale the loss of a model of policy 'mixed_float16', so that small gradients survive. Default true. */
  readonly autoScaleLoss?: boolean;
}

const compileNames: readonly (keyof CompileOptions)[] = [
  'optimizer',
  'loss',
  'lossWeights',
  'metrics',
  'weightedMetrics',
  'runEagerly',
  'autoScaleLoss',
];

/** What `compile` chose. */
export class Compiled {
  readonly options: CompileOptions;
  readonly #model: BaseModel;
  /** The one that was given, which `optimizer` may be around. */
  readonly #given: Optimizer;
  readonly optimizer: Optimizer;
  #trainer: Trainer | null = null;

  constructor(model: BaseModel, options: CompileOptions) {
    checkNames('compile', compileNames, options);
    const { optimizer = 'rmsprop', autoScaleLoss = true } = options;
    this.options = options;
    this.#model = model;
    this.#given = (
      typeof optimizer === 'string' ? deserialize(optimizer, 'optimizers', 'compile: optimizer') : optimizer
    ) as Optimizer;
    this.optimizer = autoScaleLoss && model.computeDType === 'float16' ? scaling(this.#given) : this.#given;
  }

  /** Losses, metrics, and the steps of training and evaluation. */
  async trainer(): Promise<Trainer> {
    if (this.#trainer) return this.#trainer;
    const made = await trainerOf(this.#model, this);
    return (this.#trainer ??= made);
  }
  /** Whether a quantity in the logs is better when it is greater or less; `null` where that is not known. */
  directionOf(name: string): Direction {
    return this.#trainer?.directionOf(name) ?? null;
  }
  /** Gives up the compiled programs. */
  dispose(): void {
    this.#trainer?.dispose();
  }

  /** As Keras saves it: strings stay strings. */
  getConfig(): Config {
    const {
      loss = null,
      lossWeights = null,
      metrics = null,
      weightedMetrics = null,
      runEagerly = false,
    } = this.options;
    return {
      optimizer: serialize(this.#given),
      loss: serialize(loss),
      loss_weights: lossWeights as Json,
      metrics: serialize(metrics),
      weighted_metrics: serialize(weightedMetrics),
      run_eagerly: runEagerly,
      steps_per_execution: 1,
      jit_compile: true,
    };
  }
  /** Options for `compile` from what Keras saved. */
  static optionsFromConfig(config: Config): CompileOptions {
    return {
      optimizer: revive(config.optimizer ?? 'rmsprop', 'optimizers') as Optimizer | string,
      loss: revive(config.loss ?? null, 'losses') as PerOutput<LossLike>,
      lossWeights: (config.loss_weights ?? null) as PerOutput<number> | null,
      metrics: revive(config.metrics ?? null, 'metrics') as PerOutput<MetricLike> | null,
      weightedMetrics: revive(config.weighted_metrics ?? null, 'metrics') as PerOutput<MetricLike> | null,
      runEagerly: config.run_eagerly === true,
    };
  }
}

/** An optimizer in one that scales the loss, as Keras does for float16; only those who need it load that one. */
function scaling(inner: Optimizer): Optimizer {
  if ('innerOptimizer' in inner) return inner;
  const type = currentRegistry().byName('optimizers', 'LossScaleOptimizer');
  if (type) return new (type as new (inner: Optimizer) => Optimizer)(inner);
  throw expected(
    'compile: optimizer',
    'one that scales the loss, for a model that computes in float16',
    inner.name,
    'Pass new LossScaleOptimizer(optimizer), register it with use(optimizersPlugin), or pass autoScaleLoss: false.',
  );
}

/** Objects in a saved structure made real; strings stay, since `compile` takes names. */
function revive(saved: Json, kind: string): unknown {
  if (Array.isArray(saved)) return saved.map((entry) => revive(entry, kind));
  if (typeof saved !== 'object' || saved === null) return saved;
  if ('class_name' in saved) return deserialize(saved, kind, `compile config: ${kind}`);
  return Object.fromEntries(Object.entries(saved).map(([key, entry]) => [key, revive(entry, kind)]));
}
