import { callbacks, type Model, setRandomSeed, type Tensor, tensor } from 'oneiros';
import type { Digits } from '../../examples/digits/src/digits.ts';
import { digitsNet } from '../../examples/digits/src/digits-net.ts';
import { withMoved } from '../../examples/digits/src/with-moved.ts';
import { readDigits } from './read-digits.ts';

/** How much is learnt, and how fast: chosen with the last 1,000 digits of those to learn from, not with held-out ones. */
const [written, epochs, batchSize, learningRate] = [5000, 2, 32, 4e-3];

export interface TrainDigitsOptions {
  /** Ends after so many steps. Default: all. */
  readonly mostSteps?: number;
}

/** The example's net after training on the default backend, always in the same way. */
export interface TrainedDigits {
  readonly model: Model;
  /** Of each step. */
  readonly losses: readonly number[];
  /** Digits that it has not seen. */
  readonly test: Digits;
}

/** Trains the net of the digits example on 5,000 of its digits, each also slightly moved. */
export async function trainDigits({
  mostSteps = Number.POSITIVE_INFINITY,
}: TrainDigitsOptions = {}): Promise<TrainedDigits> {
  const { train, test } = await readDigits();
  const seen = withMoved(first(train, written));
  setRandomSeed(1);
  const perEpoch = Math.ceil(seen.count / batchSize);
  const model = digitsNet(epochs * perEpoch, { learningRate });
  const losses: number[] = [];
  let mean = 0;
  const watch = new callbacks.LambdaCallback({
    onTrainBatchEnd: (step, logs) => {
      // What is logged is the mean over the epoch so far.
      losses.push((step + 1) * logs!.loss! - step * mean);
      mean = logs!.loss!;
      if (losses.length === mostSteps) model.stopTraining = true;
    },
  });
  await model.fit(images(seen), seen.labels, { epochs, batchSize, verbose: 0, callbacks: [watch] });
  return { model, losses, test };
}

/** The share of digits that a model reads right. */
export async function accuracyOn(digits: Digits, model: Model): Promise<number> {
  return (await model.evaluate(images(digits), digits.labels, { batchSize: 100 })).accuracy!;
}

function first({ pixels, labels }: Digits, count: number): Digits {
  return { pixels: pixels.subarray(0, count * 28 * 28), labels: labels.subarray(0, count), count };
}
function images({ pixels, count }: Digits): Tensor {
  return tensor(pixels, { shape: [count, 28, 28, 1] });
}
