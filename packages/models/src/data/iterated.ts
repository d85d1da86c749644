import { expected } from '@oneiros/core';
import type { Batches } from './batches.ts';
import { type Batch, countOf, rows, type Samples, toHost } from './samples.ts';

/** Batches that someone else makes. With `steps` an endless source is read on from epoch to epoch. */
export function batchesFrom(source: Iterable<Batch> | AsyncIterable<Batch>, steps: number | null): Batches {
  let running: AsyncIterator<Batch> | Iterator<Batch> | null = null;
  const start = (): AsyncIterator<Batch> | Iterator<Batch> =>
    Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  return {
    steps,
    epoch: async function* () {
      running ??= start();
      for (let step = 0; steps === null || step < steps; step++) {
        let next = await running.next();
        if (next.done && step === 0) next = await (running = start()).next(); // the former epoch ended exactly at the end
        if (next.done) {
          running = null;
          return;
        }
        const [bx, by, bw] = Array.isArray(next.value) ? (next.value as Batch) : ([next.value] as unknown as Batch);
        const [x, y, sampleWeight] = await Promise.all([toTensors(bx), toTensors(by), toTensors(bw)]);
        yield { x, y, sampleWeight, size: sizeOfBatch(x) };
      }
      if (steps === null) running = null;
    },
  };
}

/** The same for `fit`, where all that belongs to samples comes with the batches. */
export function checkedBatches(
  source: Iterable<Batch> | AsyncIterable<Batch>,
  steps: number | null,
  { y, sampleWeight = null, classWeight = null, validationSplit = 0 }: Refused,
): Batches {
  for (const [name, value] of Object.entries({ y, sampleWeight, classWeight })) {
    if (value !== null)
      throw expected(
        `fit: ${name}`,
        'nothing, as x is an iterable of batches',
        'a value',
        'Let each batch be [x, y, sampleWeight].',
      );
  }
  if (validationSplit)
    throw expected('fit: validationSplit', 'arrays to split', 'an iterable of batches', 'Pass validationData instead.');
  return batchesFrom(source, steps);
}
interface Refused {
  readonly y: unknown;
  readonly sampleWeight?: unknown;
  readonly classWeight?: unknown;
  readonly validationSplit?: number;
}

/** One batch as tensors of their own, which the caller disposes. */
async function toTensors(samples: Samples | null | undefined): Promise<unknown> {
  if (samples === null || samples === undefined) return null;
  const host = await toHost(samples);
  return rows(host, 0, countOf('batch', host), null);
}

function sizeOfBatch(x: unknown): number {
  let first: unknown = x;
  while (Array.isArray(first) || (typeof first === 'object' && first !== null && !('shape' in first)))
    first = Object.values(first)[0];
  return (first as { shape: readonly number[] }).shape[0] ?? 1;
}
