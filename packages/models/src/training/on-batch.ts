import type { Logs } from '../callbacks/logs.ts';
import { hostSamples } from '../data/batches.ts';
import { disposeAll, rows, type Samples } from '../data/samples.ts';
import type { Model } from '../model.ts';
import { ensureBuilt } from './ensure-built.ts';
import { readLogs } from './logs.ts';

export interface BatchOptions {
  /** A weight for each sample. */
  readonly sampleWeight?: Samples | null;
  /** A weight for each class of integer targets. */
  readonly classWeight?: { readonly [label: number]: number } | null;
}

/** One training step on a batch. */
export async function trainOnBatch(model: Model, x: Samples, y: Samples | null, options: BatchOptions): Promise<Logs> {
  return onBatch(model, x, y, options, 'train');
}
/** Loss and metrics on a batch. */
export async function testOnBatch(model: Model, x: Samples, y: Samples | null, options: BatchOptions): Promise<Logs> {
  return onBatch(model, x, y, options, 'test');
}

async function onBatch(
  model: Model,
  x: Samples,
  y: Samples | null,
  { sampleWeight = null, classWeight = null }: BatchOptions,
  kind: 'train' | 'test',
): Promise<Logs> {
  const trainer = await model.compiled.trainer();
  let samples = await hostSamples(kind === 'train' ? 'trainOnBatch' : 'testOnBatch', x, y, sampleWeight);
  if (classWeight) {
    const { weighed } = await import('./extras.ts');
    samples = weighed(samples, classWeight);
  }
  const [xs, ys, ws] = [samples.x, samples.y, samples.sampleWeight].map((part) => rows(part, 0, samples.count, null));
  ensureBuilt(model, xs);
  trainer.resetMetrics();
  const logs = trainer[kind](xs, ys, ws);
  disposeAll(xs, ys, ws);
  return readLogs(logs);
}
