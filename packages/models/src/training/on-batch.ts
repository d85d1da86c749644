import type { BaseModel } from '../base-model.ts';
import type { Logs } from '../callbacks/logs.ts';
import { classWeights } from '../data/parts.ts';
import { countOf, disposeAll, type Samples, toHost, toTensors } from '../data/samples.ts';
import { ensureBuilt } from './ensure-built.ts';
import { readLogs } from './logs.ts';

export interface BatchOptions {
  /** A weight for each sample. */
  readonly sampleWeight?: Samples | null;
  /** A weight for each class of integer targets. */
  readonly classWeight?: { readonly [label: number]: number } | null;
}

/** One training step on a batch. */
export async function trainOnBatch(
  model: BaseModel,
  x: Samples,
  y: Samples | null,
  options: BatchOptions,
): Promise<Logs> {
  return onBatch(model, x, y, options, 'train');
}
/** Loss and metrics on a batch. */
export async function testOnBatch(
  model: BaseModel,
  x: Samples,
  y: Samples | null,
  options: BatchOptions,
): Promise<Logs> {
  return onBatch(model, x, y, options, 'test');
}

async function onBatch(
  model: BaseModel,
  x: Samples,
  y: Samples | null,
  { sampleWeight = null, classWeight = null }: BatchOptions,
  kind: 'train' | 'test',
): Promise<Logs> {
  const trainer = await model.compiled.trainer();
  const weights = classWeight
    ? classWeights(y === null ? null : await toHost(y), sampleWeight, classWeight)
    : sampleWeight;
  const parts = [x, y, weights].map((part) => (part === null ? null : toTensors(part)));
  const [xs, ys, ws] = parts.map((part) => part?.tensors ?? null);
  try {
    countOf(kind === 'train' ? 'trainOnBatch' : 'testOnBatch', xs, ys, ws);
    ensureBuilt(model, xs);
    trainer.resetMetrics();
    return await readLogs(trainer[kind](xs, ys, ws));
  } finally {
    for (const part of parts) disposeAll(part?.made);
  }
}
