import { OneirosError, use } from '@oneiros/core';
import { Conv2D, MaxPooling2D } from '@oneiros/layers-conv';
import { Dense, Dropout, Flatten, relu, softmax } from '@oneiros/layers-core';
import { SparseCategoricalCrossentropy } from '@oneiros/losses';
import { SparseCategoricalAccuracy } from '@oneiros/metrics';
import { Input, type Model, Sequential } from '@oneiros/models';
import { Adam } from '@oneiros/optimizers';
import { saveModel } from '@oneiros/saving';
import { device, setRandomSeed, type Tensor, tensor, useBackend } from '@oneiros/tensor';
import type { Mistake, NetName, Trained, TrainSettings } from '../protocol.ts';
import { createBackend } from './backends.ts';
import { digitNets } from './digit-nets.ts';
import { type Digits, fetchDigits } from './digits.ts';
import { tell } from './tell.ts';
import { TrainingWatch } from './training-watch.ts';

let model: Model | null = null;
let watch: TrainingWatch | null = null;

/** Trains a new net on the digits. A worker does this once: for another training the page starts another worker. */
export async function train(settings: TrainSettings): Promise<Trained> {
  const { epochs, batchSize, learningRate } = settings;
  tell({ kind: 'stage', stage: 'backend' });
  await useBackend(await createBackend(settings.backend));
  tell({ kind: 'stage', stage: 'digits' });
  const digits = await fetchDigits(settings.digits);

  use(digitNets); // files name activations as they are registered
  setRandomSeed(1);
  model = nets[settings.net]();
  model.compile({
    optimizer: new Adam({ learningRate }),
    loss: new SparseCategoricalCrossentropy(),
    metrics: [new SparseCategoricalAccuracy({ name: 'accuracy' })],
  });
  tell({
    kind: 'begin',
    device: device(),
    parameters: model.countParams(),
    steps: epochs * Math.ceil(digits.train.count / batchSize),
    trainCount: digits.train.count,
  });
  tell({ kind: 'stage', stage: 'compile' });
  watch = new TrainingWatch();
  await model.fit(images(digits.train), digits.train.labels, {
    epochs,
    batchSize,
    verbose: 0,
    callbacks: [watch],
    validationData: [images(digits.test), digits.test.labels],
    validationBatchSize: 200,
  });
  tell({ kind: 'stage', stage: 'check' });
  return examine(model, digits.test);
}

/** Waits after the present step. */
export function pauseTraining(): void {
  watch?.pause();
}
/** Goes on. */
export function continueTraining(): void {
  watch?.resume();
}
/** Ends the training after the present step. */
export function endTraining(): void {
  if (model) model.stopTraining = true;
  watch?.resume();
}

/** The net as it is now. */
export async function saveTrained(): Promise<Uint8Array> {
  if (!model) throw new OneirosError('saveTrained: expected a net. Received: none. Train one first.');
  return saveModel(model);
}

const nets: { readonly [N in NetName]: () => Model } = {
  convolutional: () =>
    new Sequential(
      [
        Input([28, 28, 1]),
        new Conv2D(16, 3, { activation: relu }),
        new MaxPooling2D(),
        new Conv2D(32, 3, { activation: relu }),
        new MaxPooling2D(),
        new Flatten(),
        new Dropout(0.3),
        new Dense(64, { activation: relu }),
        new Dense(10, { activation: softmax }),
      ],
      { name: 'digits' },
    ),
  dense: () =>
    new Sequential(
      [
        Input([28, 28, 1]),
        new Flatten(),
        new Dense(128, { activation: relu }),
        new Dropout(0.2),
        new Dense(10, { activation: softmax }),
      ],
      { name: 'digits' },
    ),
};

function images({ count, pixels }: Digits): Tensor {
  return tensor(pixels, { shape: [count, 28, 28, 1] });
}

/** How the net reads the held-out digits, and those that it reads wrongly. */
async function examine(net: Model, digits: Digits): Promise<Trained> {
  const predicted = (await net.predict(images(digits), { batchSize: 200 })) as Tensor;
  const probabilities = (await predicted.data()) as Float32Array;
  const mistakes: (Mistake & { readonly sureness: number })[] = [];
  let loss = 0;
  for (let i = 0; i < digits.count; i++) {
    const row = probabilities.subarray(10 * i, 10 * i + 10);
    const label = digits.labels[i]!;
    const guess = row.indexOf(Math.max(...row));
    loss -= Math.log(Math.max(1e-7, row[label]!)) / digits.count;
    if (guess === label) continue;
    const pixels = digits.bytes.slice(784 * i, 784 * i + 784);
    mistakes.push({ pixels, label, guess, sureness: row[guess]! });
  }
  mistakes.sort((a, b) => b.sureness - a.sureness);
  return {
    heldOut: { loss, accuracy: 1 - mistakes.length / digits.count },
    heldOutCount: digits.count,
    mistakes: mistakes.slice(0, 18).map(({ pixels, label, guess }) => ({ pixels, label, guess })),
  };
}
