import { expected, show } from '@oneiros/core';
import { countOf, type Data, isBatches, rows, type Samples, toHost } from './samples.ts';

/** A batch of tensors. Whoever takes it disposes it. */
export interface TensorBatch {
  readonly x: unknown;
  readonly y: unknown;
  readonly sampleWeight: unknown;
  /** Number of samples in it. */
  readonly size: number;
}

/** Data as batches, epoch by epoch. */
export interface Batches {
  /** Number of batches in an epoch, if it is known. */
  readonly steps: number | null;
  /** The batches of the next epoch. */
  epoch(): AsyncIterable<TensorBatch>;
}

export interface BatchesOptions {
  readonly batchSize: number;
  /** The order of the samples, asked for anew each time all were seen; `null` for that in which they lie. */
  readonly order: ((count: number) => Uint32Array) | null;
  readonly steps: number | null;
}

/** Samples on the host that are to be cut into batches. */
export interface HostSamples {
  readonly x: unknown;
  readonly y: unknown;
  readonly sampleWeight: unknown;
  readonly count: number;
}

/** Brings arrays to the host and checks that they fit together. */
export async function hostSamples(
  subject: string,
  x: Samples,
  y: Samples | null,
  sampleWeight: Samples | null,
): Promise<HostSamples> {
  const [hx, hy, hw] = await Promise.all([
    toHost(x),
    y === null ? null : toHost(y),
    sampleWeight === null ? null : toHost(sampleWeight),
  ]);
  return { x: hx, y: hy, sampleWeight: hw, count: countOf(subject, hx, hy, hw) };
}

/**
 * Batches of samples that lie on the host. With fewer steps than batches an epoch goes on where the one before ended.
 */
export function batchesOf(
  { x, y, sampleWeight, count }: HostSamples,
  { batchSize, order, steps }: BatchesOptions,
): Batches {
  if (!(Number.isInteger(batchSize) && batchSize > 0))
    throw expected('batchSize', 'a positive integer', show(batchSize), 'Pass how many samples make a step.');
  const all = Math.ceil(count / batchSize);
  let rowAt: Uint32Array | null = null;
  let from = count;
  return {
    steps: steps === null ? all : Math.min(steps, all),
    epoch: async function* () {
      if (steps === null || from >= count) {
        rowAt = order?.(count) ?? null;
        from = 0;
      }
      for (let step = 0; from < count && (steps === null || step < steps); step++) {
        const to = Math.min(from + batchSize, count);
        const batch = {
          x: rows(x, from, to, rowAt),
          y: rows(y, from, to, rowAt),
          sampleWeight: rows(sampleWeight, from, to, rowAt),
          size: to - from,
        };
        from = to;
        yield batch;
      }
    },
  };
}

/** Arrays or batches, whichever `data` is. */
export async function batches(
  subject: string,
  data: Data,
  y: Samples | null,
  sampleWeight: Samples | null,
  options: BatchesOptions,
): Promise<Batches> {
  if (isBatches(data)) {
    const { batchesFrom } = await import('../training/extras.ts');
    return batchesFrom(data, options.steps);
  }
  return batchesOf(await hostSamples(subject, data as Samples, y, sampleWeight), options);
}
