import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpu } from '@oneiros/backend-cpu';
import { use } from '@oneiros/core';
import { Conv2D, MaxPooling2D } from '@oneiros/layers-conv';
import { Dense, Dropout, Embedding, Flatten, layersCorePlugin } from '@oneiros/layers-core';
import { LSTM } from '@oneiros/layers-recurrent';
import { BinaryCrossentropy, SparseCategoricalCrossentropy } from '@oneiros/losses';
import { Input, Sequential } from '@oneiros/models';
import { Adam } from '@oneiros/optimizers';
import * as ops from '@oneiros/tensor';
import {
  type Backend,
  jit,
  liveBuffers,
  setRandomSeed,
  type Tensor,
  tensor,
  useBackend,
  withBackend,
} from '@oneiros/tensor';
import { compareTensors } from '@oneiros/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tfjsNodeFolder, whyNoTfjsNode } from '../../../tools/tfjs-node/folder.ts';
import { nodeGpu } from './node-gpu.ts';

describe('a TensorFlow that is not there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oneiros-node-gpu-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('says what to install', async () => {
    await expect(nodeGpu().initialize!()).rejects.toThrow(
      /expected the package @tensorflow\/tfjs-node-gpu to be installed.*npm install @tensorflow\/tfjs-node-gpu/s,
    );
    await expect(useBackend(nodeGpu({ package: '@tensorflow/tfjs-node' }))).rejects.toThrow(
      /node-gpu.*npm install @tensorflow\/tfjs-node`/s,
    );
  });

  test('says how to build the addon', async () => {
    mkdirSync(join(folder, 'lib/napi-v8'), { recursive: true });
    await expect(nodeGpu({ package: folder }).initialize!()).rejects.toThrow(
      /expected an addon lib\/napi-v\*\/tfjs_binding\.node.*Received: none.*--build-addon-from-source/s,
    );
  });

  test('says why the addon does not load', async () => {
    mkdirSync(join(folder, 'lib/napi-v8'), { recursive: true });
    writeFileSync(join(folder, 'lib/napi-v8/tfjs_binding.node'), 'not a library');
    await expect(nodeGpu({ package: folder }).initialize!()).rejects.toThrow(
      /tfjs_binding\.node to load\. Received: .*build it as the README tells/s,
    );
  });

  test('leaves the choice to the next backend', async () => {
    const chosen = await useBackend(nodeGpu({ package: folder }), cpu());
    expect(chosen.name).toBe('cpu');
  });
});

const why = whyNoTfjsNode();
describe.skipIf(why)('node-gpu', () => {
  const backend = nodeGpu({ package: tfjsNodeFolder });
  const on = <T>(where: Backend, body: () => T): T => withBackend(where, body);

  test('tells what runs', async () => {
    await backend.initialize!();
    expect(backend.device!()).toMatch(/^(CPU|GPU), TensorFlow 2\.\d+/);
  });

  test('keeps every element of every dtype from upload to read', async () => {
    for (const dtype of backend.dtypes) {
      for (const size of [0, 1, 3, 4, 7]) {
        const values = Array.from({ length: size }, (_, i) => (dtype === 'bool' ? i % 2 : i + 1));
        const x = on(backend, () => tensor(values, { dtype, shape: [size] }));
        expect(Array.from(await x.data(), Number), `${dtype} [${size}]`).toEqual(values);
        expect(Array.from(await on(backend, () => ops.reshape(x, [size, 1])).data(), Number)).toEqual(values);
      }
    }
    const wide = on(backend, () => tensor([1e300, -0, Number.NaN], { dtype: 'float64' }));
    expect(Array.from(await wide.data(), Number)).toEqual([1e300, -0, Number.NaN]);
    const words = on(backend, () => tensor([2 ** 32 - 1, 2 ** 31], { dtype: 'uint32' }));
    expect(Array.from(await words.data(), Number)).toEqual([2 ** 32 - 1, 2 ** 31]);
  });

  test('computes on the host what TensorFlow does not, in the middle of a program', async () => {
    const f = (x: Tensor): Tensor => ops.add(ops.qr(ops.multiply(x, 2))[0], ops.exp(x));
    const run = (where: Backend): Tensor => on(where, () => jit(f)(tensor([1, 2, 3, 5], { shape: [2, 2] })));
    await compareTensors(run(backend), run(cpu()));
  });

  test('takes indices out of bounds as JAX does, on the way TensorFlow refuses', async () => {
    const run = (where: Backend): Tensor =>
      on(where, () =>
        ops.take(
          tensor([
            [1, 2],
            [3, 4],
          ]),
          tensor([1, 7, 0, -9], { dtype: 'int32' }),
          { axis: 0 },
        ),
      );
    await compareTensors(run(backend), run(cpu()));
  });

  test('lives beside other backends, to which tensors are moved by name', async () => {
    const host = cpu();
    const there = on(backend, () => ops.multiply(tensor([1, 2, 3]), 2));
    const here = await ops.toBackend(there, host);
    expect(await on(host, () => ops.add(here, 1)).array()).toEqual([3, 5, 7]);
    expect(await on(backend, () => ops.add(there, 1)).array()).toEqual([3, 5, 7]);
    expect(() => ops.add(here, there)).toThrow(/one backend/);
  });

  test('an error in the middle names the op and leaks nothing', () => {
    const x = on(backend, () => tensor([1, 2]));
    // More elements than there are numbers of 64 bits.
    const huge = [2 ** 30, 2 ** 30, 2 ** 6, 2];
    const f = jit((y: Tensor) => ops.sort(ops.broadcastTo(ops.exp(y), huge)));
    const before = backend.tensors();
    expect(() => on(backend, () => f(x))).toThrow(/op=broadcastTo/);
    expect(() => on(backend, () => f(x))).toThrow(/op=broadcastTo/);
    expect(backend.tensors()).toBe(before);
  });

  beforeAll(() => use(layersCorePlugin)); // activations by name
  const classifier = (model: Sequential): Sequential => {
    model.compile({ optimizer: new Adam(), loss: new SparseCategoricalCrossentropy({ fromLogits: true }) });
    return model;
  };
  const makers: { readonly [name: string]: () => { model: Sequential; x: Tensor; y: Tensor } } = {
    MLP: () => ({
      model: classifier(
        new Sequential([Input([20]), new Dense(32, { activation: 'relu' }), new Dropout(0.3), new Dense(5)]),
      ),
      x: ops.sin(ops.reshape(ops.arange(16 * 20, { dtype: 'float32' }), [16, 20])),
      y: tensor(
        Array.from({ length: 16 }, (_, i) => i % 5),
        { dtype: 'int32' },
      ),
    }),
    CNN: () => ({
      model: classifier(
        new Sequential([
          Input([10, 10, 1]),
          new Conv2D(4, 3, { activation: 'relu', padding: 'same' }),
          new Conv2D(6, 3, { strides: 2, activation: 'relu' }),
          new MaxPooling2D(),
          new Flatten(),
          new Dense(5),
        ]),
      ),
      x: ops.sin(ops.reshape(ops.arange(8 * 100, { dtype: 'float32' }), [8, 10, 10, 1])),
      y: tensor(
        Array.from({ length: 8 }, (_, i) => i % 5),
        { dtype: 'int32' },
      ),
    }),
    LSTM: () => {
      const model = new Sequential([
        Input([6], { dtype: 'int32' }),
        new Embedding(20, 8, { maskZero: true }),
        new LSTM(8),
        new Dense(1, { activation: 'sigmoid' }),
      ]);
      model.compile({ optimizer: new Adam(), loss: new BinaryCrossentropy() });
      const tokens = Array.from({ length: 4 * 6 }, (_, i) => (i * 7) % 20);
      return { model, x: tensor(tokens, { shape: [4, 6], dtype: 'int32' }), y: tensor([[0], [1], [1], [0]]) };
    },
  };

  test.each(Object.entries(makers))('trains the %s as backend-cpu does', async (_, make) => {
    const losses = async (where: Backend): Promise<readonly number[]> => {
      await useBackend(where);
      setRandomSeed(3);
      const { model, x, y } = make();
      const history = await model.fit(x, y, { epochs: 8, batchSize: 4, verbose: 0, shuffle: false });
      return history.history['loss']!;
    };
    const expected = await losses(cpu());
    const actual = await losses(backend);
    expect(actual).toHaveLength(8);
    for (const [i, loss] of actual.entries()) expect(Math.abs(loss - expected[i]!), `epoch ${i}`).toBeLessThan(1e-3);
    expect(actual.at(-1)).toBeLessThan(actual[0]!);
  });

  test('holds as many tensors after 200 steps and predictions as before', async () => {
    await useBackend(backend);
    const { model, x, y } = makers['CNN']!();
    const step = async (): Promise<void> => {
      await model.trainOnBatch(x, y);
      (model.predictOnBatch(x) as Tensor).dispose();
    };
    for (let i = 0; i < 3; i++) await step();
    const [buffers, tensors] = [liveBuffers(), backend.tensors()];
    for (let i = 0; i < 200; i++) await step();
    expect(liveBuffers()).toBe(buffers);
    expect(backend.tensors()).toBe(tensors);
  });
});
