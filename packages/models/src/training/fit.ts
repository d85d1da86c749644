import { checkNames, expected } from '@oneiros/core';
import type { Tensor } from '@oneiros/tensor';
import type { BaseModel } from '../base-model.ts';
import { type Callback, CallbackList } from '../callbacks/callback.ts';
import { History } from '../callbacks/history.ts';
import { isTerminal } from '../callbacks/internal/terminal.ts';
import type { Logs } from '../callbacks/logs.ts';
import { type Batches, type BatchesOptions, batchesOf, hostSamples } from '../data/batches.ts';
import { permutation } from '../data/permutation.ts';
import { type Data, disposeAll, isBatches, type Samples } from '../data/samples.ts';
import { ensureBuilt } from './ensure-built.ts';
import { peekLogs, readLogs } from './logs.ts';
import type { Trainer } from './trainer.ts';

export interface FitOptions {
  /** How many samples make a step. Default 32. */
  readonly batchSize?: number;
  /** How often to go through the data. Default 1. */
  readonly epochs?: number;
  /** 1 shows a progress bar, 2 a line an epoch, 0 nothing. Default: 1 on a terminal, else 0. */
  readonly verbose?: 0 | 1 | 2;
  readonly callbacks?: readonly Callback[];
  /** The share of the samples, from the end, that is only evaluated. */
  readonly validationSplit?: number;
  /** Samples to evaluate after each epoch, or batches of them. */
  readonly validationData?: readonly [x: Samples, y: Samples, sampleWeight?: Samples] | Data | null;
  /** Whether to shuffle in each epoch. Default true. */
  readonly shuffle?: boolean;
  /** A weight for each class of integer targets. */
  readonly classWeight?: { readonly [label: number]: number } | null;
  /** A weight for each sample. */
  readonly sampleWeight?: Samples | null;
  /** The number of the first epoch. Default 0. */
  readonly initialEpoch?: number;
  readonly stepsPerEpoch?: number | null;
  readonly validationSteps?: number | null;
  /** Default: `batchSize`. */
  readonly validationBatchSize?: number | null;
  /** Every how many epochs to evaluate. Default 1. */
  readonly validationFreq?: number;
}

const fitNames: readonly (keyof FitOptions)[] = [
  'batchSize',
  'epochs',
  'verbose',
  'callbacks',
  'validationSplit',
  'validationData',
  'shuffle',
  'classWeight',
  'sampleWeight',
  'initialEpoch',
  'stepsPerEpoch',
  'validationSteps',
  'validationBatchSize',
  'validationFreq',
];

/** Steps that may be under way before the loss is waited for. */
const inFlight = 16;

/** Trains a model. */
export async function fit(model: BaseModel, x: Data, y: Samples | null, options: FitOptions): Promise<History> {
  checkNames('fit', fitNames, options);
  const { epochs = 1, initialEpoch = 0, validationFreq = 1, callbacks = [] } = options;
  const trainer = await model.compiled.trainer();
  const { training, validation } = await sources(x, y, options);
  const verbose = options.verbose ?? (isTerminal() ? 1 : 0);
  const history = new History();
  const list = new CallbackList([...callbacks, history, ...(verbose ? [await progressBar(verbose)] : [])], model, {
    epochs,
    steps: training.steps,
    verbose,
  });

  model.stopTraining = false;
  await list.call('onTrainBegin');
  let logs: Logs = {};
  for (let epoch = list.resumeAt() ?? initialEpoch; epoch < epochs && !model.stopTraining; epoch++) {
    trainer.resetMetrics();
    await list.call('onEpochBegin', epoch);
    logs = await runEpoch(model, trainer, training, list);
    if (validation && (epoch + 1) % validationFreq === 0) {
      const { evaluateBatches } = await import('./extras.ts');
      const results = await evaluateBatches(model, validation, list);
      logs = { ...logs, ...Object.fromEntries(Object.entries(results).map(([name, value]) => [`val_${name}`, value])) };
    }
    await list.call('onEpochEnd', epoch, logs);
  }
  trainer.optimizer.finalizeVariableValues();
  await list.call('onTrainEnd', logs);
  return history;
}

/** What shows how far training is, where someone looks. */
async function progressBar(verbose: 1 | 2): Promise<Callback> {
  const { ProgressBar } = await import('./extras.ts');
  return new ProgressBar(verbose);
}

async function runEpoch(model: BaseModel, trainer: Trainer, source: Batches, list: CallbackList): Promise<Logs> {
  let last: { readonly [name: string]: Tensor } = {};
  let step = 0;
  for await (const batch of source.epoch()) {
    await list.call('onTrainBatchBegin', step);
    ensureBuilt(model, batch.x);
    disposeAll(Object.values(last));
    last = trainer.train(batch.x, batch.y, batch.sampleWeight);
    disposeAll(batch.x, batch.y, batch.sampleWeight);
    const wanted = list.wantsBatchLogs();
    if (!wanted && step % inFlight === inFlight - 1) await last.loss!.data();
    const logs = wanted ? await peekLogs(last) : {};
    await list.call('onTrainBatchEnd', step++, logs);
    if (model.stopTraining) break;
  }
  if (step === 0)
    throw expected(
      'fit',
      'at least one batch',
      'none',
      'Is the data empty, or was an iterator used up? Pass something that can be iterated again for each epoch.',
    );
  return readLogs(last);
}

/** Batches to train on, and to evaluate after each epoch. */
async function sources(
  x: Data,
  y: Samples | null,
  options: FitOptions,
): Promise<{ training: Batches; validation: Batches | null }> {
  const { validationSplit = 0, validationData = null, classWeight = null, sampleWeight = null } = options;
  if (isBatches(x) || validationSplit !== 0 || validationData !== null || classWeight !== null) {
    const { variedSources } = await import('./extras.ts');
    return variedSources(x, y, options);
  }
  const samples = await hostSamples('fit', x as Samples, y, sampleWeight);
  return { training: batchesOf(samples, trainingCut(options)), validation: null };
}

/** How samples are cut into the steps of an epoch. */
export function trainingCut({ batchSize = 32, shuffle = true, stepsPerEpoch = null }: FitOptions): BatchesOptions {
  return { batchSize, order: shuffle ? permutation : null, steps: stepsPerEpoch };
}
