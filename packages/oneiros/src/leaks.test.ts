import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { cpu } from '@oneiros/backend-cpu';
import { onnxruntime } from '@oneiros/backend-onnxruntime';
import { liveBuffers } from '@oneiros/tensor';
import { beforeAll, describe, expect, test } from 'vitest';
import { Input, layers, loadModel, Model, optimizers, Sequential, type Tensor, tensor, useBackend } from './index.ts';

const times = 1000;
// Models of earlier tests stay, so that what the garbage collector frees of them does not hide anything.
const models: unknown[] = [];

describe.each([
  ['cpu', cpu],
  ['onnxruntime, everything in graphs', () => onnxruntime({ smallestGraph: 0 })],
])(`on %s, ${times} times`, (_, backend) => {
  beforeAll(() => useBackend(backend()));

  test('training steps leave no buffer behind', async () => {
    const model = network();
    const { x, y } = data(8);
    await counted(times, () => model.trainOnBatch(x, y));
  });

  test('steps within fit leave no buffer behind', async () => {
    const model = network();
    const { x, y } = data(100);
    await counted(times / 50, () => model.fit(x, y, { batchSize: 4, epochs: 2, validationSplit: 0.1, verbose: 0 }));
  });

  test('predictions leave no buffer behind but their results', async () => {
    const model = network();
    const { x } = data(8);
    await counted(times, async () => ((await model.predict(x)) as Tensor).dispose());
    await counted(times, () => (model.predictOnBatch(x) as Tensor).dispose());
  });

  test('recurrent layers, masks and random masks leave no buffer behind', async () => {
    const model = new Sequential([
      Input([5], { dtype: 'int32' }),
      new layers.Embedding(10, 4, { maskZero: true }),
      new layers.LSTM(3, { returnSequences: true }),
      new layers.GRU(3),
      new layers.Dropout(0.5),
      new layers.Dense(1),
    ]);
    models.push(model);
    model.compile({ optimizer: 'adam', loss: 'mse', metrics: ['mae'] });
    const x = tensor(
      Int32Array.from({ length: 20 }, (_, i) => i % 10),
      { shape: [4, 5] },
    );
    const y = tensor([[1], [0], [1], [0]]);
    await counted(times / 10, async () => {
      await model.trainOnBatch(x, y);
      await model.evaluate(x, y);
      ((await model.predict(x)) as Tensor).dispose();
    });
  });
});

test('saving and loading leave behind the weights of what was loaded', async () => {
  await useBackend('cpu');
  const model = network();
  const { x, y } = data(8);
  await model.trainOnBatch(x, y);
  const load = async (): Promise<number> => {
    const before = liveBuffers();
    models.push(await loadModel(await model.save()));
    return liveBuffers() - before;
  };
  const first = await load();
  // One buffer for each weight, slot, counter and metric, and nothing that grows from time to time.
  expect(first).toBeLessThan(60);
  expect(await load()).toBe(first);
  expect(await load()).toBe(first);
});

/** Counts buffers after each of many runs of `body`; the first few make caches and slots. */
async function counted(times: number, body: () => unknown): Promise<void> {
  for (let i = 0; i < 3; i++) await body();
  await collectGarbage();
  const before = liveBuffers();
  for (let i = 0; i < times; i++) {
    await body();
    if (liveBuffers() !== before) expect.fail(`Run ${i} left ${liveBuffers() - before} buffers behind.`);
  }
}

/** Frees what building the model left to the garbage collector, so that it does not do so in the middle. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Two inputs, statistics, random masks and metrics. */
function network(): Model {
  const a = Input([6, 6, 1]);
  const b = Input([3]);
  const image = new layers.MaxPooling2D().apply(
    new layers.BatchNormalization().apply(new layers.Conv2D(2, 3, { activation: 'relu' }).apply(a)),
  );
  const joined = new layers.Concatenate().apply([new layers.Flatten().apply(image), new layers.Dropout(0.3).apply(b)]);
  const model = new Model([a, b], new layers.Dense(3, { activation: 'softmax' }).apply(joined));
  models.push(model);
  model.compile({
    optimizer: new optimizers.Adam({ clipnorm: 1 }),
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy'],
  });
  return model;
}
function data(samples: number): { x: readonly Tensor[]; y: Tensor } {
  const numbers = (size: number): Float32Array => Float32Array.from({ length: size }, (_, i) => Math.sin(i));
  const x = [
    tensor(numbers(samples * 36), { shape: [samples, 6, 6, 1] }),
    tensor(numbers(samples * 3), { shape: [samples, 3] }),
  ];
  return { x, y: tensor(Int32Array.from({ length: samples }, (_, i) => i % 3)) };
}
