import { flatten, mapTree, type Tree } from '@oneiros/core';
import { type Model, type Tensor, tensor } from 'oneiros';
import { expect } from 'vitest';

/** A tensor in round-trip.golden.json, elements row-major. */
export interface Stored {
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
  readonly data: readonly number[];
}
type Samples = Parameters<Model['trainOnBatch']>[0];
/** What a model takes or gives: one tensor, or several by name. */
export type StoredTree = Stored | { readonly [name: string]: Stored };
/** What a model answers before, while and after it trains on for three steps. */
export interface Answers {
  readonly predictions: StoredTree;
  readonly losses: readonly number[];
  readonly predictionsAfter: StoredTree;
}
/** A model that Python built, trained and saved: what it was given, and what Python got from it afterwards. */
export interface RoundTrip extends Answers {
  readonly x: StoredTree;
  readonly y: StoredTree;
}

/** Predictions, the losses of three further steps, and predictions after them. */
export async function answers(model: Model, data: Pick<RoundTrip, 'x' | 'y'>): Promise<Answers> {
  const predictions = await predict(model, data.x);
  const losses = [await step(model, data), await step(model, data), await step(model, data)];
  return { predictions, losses, predictionsAfter: await predict(model, data.x) };
}
/** One more step of training: its loss. */
export async function step(model: Model, { x, y }: Pick<RoundTrip, 'x' | 'y'>): Promise<number> {
  return (await model.trainOnBatch(samples(x), samples(y))).loss!;
}
async function predict(model: Model, x: StoredTree): Promise<StoredTree> {
  const outputs = (await model.predict(samples(x))) as Tree<Tensor>;
  const data = new Map(
    await Promise.all((flatten(outputs) as Tensor[]).map(async (t) => [t, [...(await t.data())].map(Number)] as const)),
  );
  return mapTree(outputs, (t) => ({
    shape: (t as Tensor).shape,
    dtype: 'float32',
    data: data.get(t as Tensor)!,
  })) as StoredTree;
}
function samples(stored: StoredTree): Samples {
  if (!isStored(stored)) return Object.fromEntries(Object.entries(stored).map(([name, part]) => [name, samples(part)]));
  return tensor(stored.data as number[], { shape: stored.shape, dtype: stored.dtype });
}
function isStored(stored: StoredTree): stored is Stored {
  return Array.isArray((stored as Stored).data);
}

/** Predictions agree to 1e-4, losses of further steps to 1e-3. */
export function compareAnswers(own: Answers, theirs: Answers, name = ''): void {
  own.losses.forEach((loss, i) => expect(Math.abs(loss - theirs.losses[i]!), `${name} loss ${i}`).toBeLessThan(1e-3));
  expect(own.losses).toHaveLength(3);
  compareTrees(own.predictions, theirs.predictions, 1e-4, `${name} predictions`);
  compareTrees(own.predictionsAfter, theirs.predictionsAfter, 1e-3, `${name} predictions after training`);
}
function compareTrees(own: StoredTree, theirs: StoredTree, tolerance: number, subject: string): void {
  if (!isStored(own) || !isStored(theirs)) {
    expect(Object.keys(own).sort()).toEqual(Object.keys(theirs).sort());
    for (const [part, value] of Object.entries(own))
      compareTrees(
        value as Stored,
        (theirs as { readonly [name: string]: Stored })[part]!,
        tolerance,
        `${subject} ${part}`,
      );
    return;
  }
  expect(own.shape).toEqual(theirs.shape);
  const difference = Math.max(...own.data.map((value, i) => Math.abs(value - theirs.data[i]!)));
  expect(difference, subject).toBeLessThan(tolerance);
}
