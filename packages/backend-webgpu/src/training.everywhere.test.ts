import { cpu } from '@oneiros/backend-cpu';
import { use } from '@oneiros/core';
import { Conv2D, MaxPooling2D } from '@oneiros/layers-conv';
import { BatchNormalization, Dense, Dropout, Flatten, layersCorePlugin } from '@oneiros/layers-core';
import { SparseCategoricalCrossentropy } from '@oneiros/losses';
import { SparseCategoricalAccuracy } from '@oneiros/metrics';
import { Input, type Model, Sequential } from '@oneiros/models';
import { Adam } from '@oneiros/optimizers';
import { type Backend, liveBuffers, setRandomSeed, tensor, useBackend } from '@oneiros/tensor';
import { beforeAll, describe, expect, test } from 'vitest';
import { webgpuUnderTest } from '../../../tools/browser/webgpu-under-test.ts';
import type { WebgpuBackend } from './webgpu.ts';

use(layersCorePlugin); // activations by name
let gpu: WebgpuBackend;
beforeAll(async () => {
  // A host that computes nothing: everything that training needs runs on the GPU.
  gpu = await webgpuUnderTest({ host: { ...cpu(), supports: () => false } });
});

const models = {
  mlp: (): Model =>
    new Sequential([
      Input([8, 8, 1]),
      new Flatten(),
      new Dense(32, { activation: 'relu' }),
      new Dropout(0.2),
      new Dense(4),
    ]),
  cnn: (): Model =>
    new Sequential([
      Input([8, 8, 1]),
      new Conv2D(6, 3, { activation: 'relu', padding: 'same' }),
      new BatchNormalization(),
      new MaxPooling2D({ poolSize: 2 }),
      new Conv2D(8, 3, { strides: 2, activation: 'relu' }),
      new Flatten(),
      new Dense(4),
    ]),
};

/** Images with a bright quarter, which is their class. */
function samples(count: number): { x: Float32Array; y: Int32Array } {
  const x = new Float32Array(count * 64);
  const y = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    y[i] = i % 4;
    for (let at = 0; at < 64; at++) {
      const quarter = (at >= 32 ? 2 : 0) + (at % 8 >= 4 ? 1 : 0);
      x[i * 64 + at] = (Math.abs(Math.sin(i * 12.9898 + at * 78.233) * 43758.5453) % 1) + (quarter === y[i] ? 0.7 : 0);
    }
  }
  return { x, y };
}

async function losses(backend: Backend, make: () => Model, epochs = 3): Promise<readonly number[]> {
  await useBackend(backend);
  setRandomSeed(7);
  const model = make();
  model.compile({
    optimizer: new Adam({ learningRate: 0.01 }),
    loss: new SparseCategoricalCrossentropy({ fromLogits: true }),
    metrics: [new SparseCategoricalAccuracy()],
  });
  const { x, y } = samples(64);
  const history = await model.fit(tensor(x, { shape: [64, 8, 8, 1] }), tensor(y), {
    epochs,
    batchSize: 16,
    verbose: 0,
  });
  return [...history.history.loss!, ...history.history['sparse_categorical_accuracy']!];
}

describe.each(Object.entries(models))('%s', (_, make) => {
  test('trains with the losses of backend-cpu', async () => {
    const here = await losses(gpu, make);
    const there = await losses(cpu(), make);
    here.forEach((value, i) => expect(Math.abs(value - there[i]!)).toBeLessThan(1e-3));
    expect(here[2]!).toBeLessThan(here[0]! * 0.8);
  });
});

test('a step reads nothing back, an epoch the loss it shows; repeated steps leave nothing behind', async () => {
  await useBackend(gpu);
  const model = models.mlp();
  model.compile({ optimizer: new Adam({}), loss: new SparseCategoricalCrossentropy({ fromLogits: true }) });
  const { x, y } = samples(64);
  const images = tensor(x, { shape: [64, 8, 8, 1] });
  const labels = tensor(y);
  const epochs = (n: number) => model.fit(images, labels, { epochs: n, batchSize: 16, verbose: 0 });
  await epochs(2);
  const before = gpu.statistics();
  const buffers = liveBuffers();
  await epochs(50); // of 4 steps
  const after = gpu.statistics();
  // Fewer, if the garbage collector has found some of earlier tests meanwhile.
  expect(liveBuffers()).toBeLessThanOrEqual(buffers);
  expect(after.tensors).toBeLessThanOrEqual(before.tensors);
  expect(after.bytes).toBeLessThanOrEqual(before.bytes);
  expect(after.bytesAllocated).toBe(before.bytesAllocated);
  expect(after.shaders).toBe(before.shaders);
  expect(after.readbacks - before.readbacks).toBe(50);
});
