import { expected } from '@oneiros/core';
import {
  type Batches,
  type BatchesOptions,
  batches,
  batchesOf,
  type HostSamples,
  hostSamples,
} from '../data/batches.ts';
import { checkedBatches } from '../data/iterated.ts';
import { split, weighed } from '../data/parts.ts';
import { type Data, isBatches, type Samples } from '../data/samples.ts';
import { type FitOptions, trainingCut } from './fit.ts';

/** Batches to train on, and to evaluate after each epoch, of a fit that has more than arrays to train on. */
export async function variedSources(
  x: Data,
  y: Samples | null,
  options: FitOptions,
): Promise<{ training: Batches; validation: Batches | null }> {
  const cut = trainingCut(options);
  const { validationSplit = 0, validationData = null, validationSteps = null, classWeight = null } = options;
  const uncut = { batchSize: options.validationBatchSize ?? cut.batchSize, order: null, steps: validationSteps };
  const validation = validationData === null ? null : await validationOf(validationData, uncut);
  if (isBatches(x)) return { training: checkedBatches(x, cut.steps, { y, ...options }), validation };
  if (!(validationSplit >= 0 && validationSplit < 1))
    throw expected('fit: validationSplit', 'a number from 0 to below 1', String(validationSplit));
  const samples = await hostSamples('fit', x as Samples, y, options.sampleWeight ?? null);
  const [train, held]: readonly [HostSamples, HostSamples | null] =
    validationSplit && !validation ? split(samples, validationSplit) : [samples, null];
  return {
    training: batchesOf(classWeight ? weighed(train, classWeight) : train, cut),
    validation: held ? batchesOf(held, uncut) : validation,
  };
}

async function validationOf(
  data: NonNullable<FitOptions['validationData']>,
  options: BatchesOptions,
): Promise<Batches> {
  if (isBatches(data)) return batches('fit: validationData', data, null, null, options);
  const [x, y = null, weights = null] = data as readonly [Samples, Samples?, Samples?];
  return batches('fit: validationData', x, y, weights, options);
}
