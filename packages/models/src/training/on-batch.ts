import type { Tensor } from '@oneiros/tensor';
import { hostSamples } from '../data/batches.ts';
import { disposeAll, rows, type Samples } from '../data/samples.ts';
import type { Model } from '../model.ts';
import { classWeights } from './class-weight.ts';
import { ensureBuilt } from './ensure-built.ts';
import type { Logs } from './fit.ts';

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
  const { compiled } = model;
  const {
    x: hx,
    y: hy,
    sampleWeight: given,
    count,
  } = await hostSamples(kind === 'train' ? 'trainOnBatch' : 'testOnBatch', x, y, sampleWeight);
  const [xs, ys, ws] = [hx, hy, classWeight ? classWeights(hy, given, classWeight) : given].map((part) =>
    rows(part, 0, count, null),
  );
  ensureBuilt(model, xs);
  compiled.resetMetrics();
  const logs = compiled[kind](xs, ys, ws);
  disposeAll(xs, ys, ws);
  return readLogs(logs);
}

/** Scalars as numbers; the tensors are given up. */
export async function readLogs(logs: { readonly [name: string]: Tensor }): Promise<Logs> {
  const values = await peekLogs(logs);
  disposeAll(Object.values(logs));
  return values;
}
/** Scalars as numbers; the tensors remain the caller's. */
export async function peekLogs(logs: { readonly [name: string]: Tensor }): Promise<Logs> {
  return Object.fromEntries(
    await Promise.all(
      Object.entries(logs).map(async ([name, value]) => [name, Number((await value.data())[0])] as const),
    ),
  );
}
