import { KerasTensor } from '@oneiros/layers-core';
import { Loss } from '@oneiros/losses';
import type { Direction } from '@oneiros/metrics';
import type { Optimizer } from '@oneiros/optimizers';
import type { Jitted } from '@oneiros/tensor';
import type { BaseModel } from '../base-model.ts';
import type { Compiled, LossLike, PerOutput } from './compiled.ts';
import type { CompiledMetrics } from './compiled-metrics.ts';
import type { Losses } from './losses.ts';
import { RunningMean } from './running-mean.ts';
import { SingleLoss } from './single-loss.ts';
import { type Step, testStep, trainStep } from './steps.ts';

/** What trains and evaluates a model as it was compiled: losses, metrics, and the steps as programs. */
export class Trainer {
  readonly optimizer: Optimizer;
  readonly losses: Losses;
  /** Those of the user, if any. */
  readonly metrics: CompiledMetrics | null;
  /** The mean of the total loss. */
  readonly lossTracker: RunningMean = new RunningMean('loss');
  readonly #train: Jitted<Parameters<Step>, ReturnType<Step>>;
  readonly #test: Jitted<Parameters<Step>, ReturnType<Step>>;

  constructor(model: BaseModel, { optimizer, options }: Compiled, losses: Losses, metrics: CompiledMetrics | null) {
    const { runEagerly = false } = options;
    this.optimizer = optimizer;
    this.losses = losses;
    this.metrics = metrics;
    this.#train = trainStep(model, this, !runEagerly);
    this.#test = testStep(model, this, !runEagerly);
  }

  /** One step of training; the metrics so far, as scalars. */
  get train(): Step {
    return this.#train;
  }
  /** One step of evaluation. */
  get test(): Step {
    return this.#test;
  }
  /** Whether a quantity in the logs is better when it is greater or less; `null` where that is not known. */
  directionOf(name: string): Direction {
    if (name === 'loss' || this.losses.trackers.some((tracker) => tracker.name === name)) return 'down';
    return (this.metrics?.byName(name) ?? this.metrics?.all.find((metric) => metric.name === name))?.direction ?? null;
  }
  /** Starts the metrics again. */
  resetMetrics(): void {
    for (const mean of [this.lossTracker, ...this.losses.trackers]) mean.reset();
    for (const metric of this.metrics?.all ?? []) metric.resetState();
  }
  /** Gives up the compiled programs. */
  dispose(): void {
    this.#train.dispose();
    this.#test.dispose();
  }
}

/** The trainer of a compiled model; what collects metrics and several losses is loaded where there are some. */
export async function trainerOf(model: BaseModel, compiled: Compiled): Promise<Trainer> {
  const { loss = null, lossWeights = null, metrics = null, weightedMetrics = null } = compiled.options;
  const { outputNames: names, graph } = model;
  const single = graph?.outputs instanceof KerasTensor && isOne(loss) && lossWeights === null;
  const measured = metrics !== null || weightedMetrics !== null;
  const extras = single && !measured ? null : await import('./extras.ts');
  return new Trainer(
    model,
    compiled,
    single ? new SingleLoss(loss, names[0]!) : new extras!.CompiledLosses(loss, lossWeights, names),
    measured ? new extras!.CompiledMetrics(metrics, weightedMetrics, names) : null,
  );
}

function isOne(loss: PerOutput<LossLike>): loss is Exclude<LossLike, null> {
  return typeof loss === 'string' || typeof loss === 'function' || loss instanceof Loss;
}
