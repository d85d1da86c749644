import { cpu } from '@oneiros/backend-cpu';
import { definePlugin } from '@oneiros/core';
import { Conv2D, MaxPooling2D } from '@oneiros/layers-conv';
import { Add, Dense, Flatten, Input, layersCorePlugin } from '@oneiros/layers-core';
import { MeanSquaredError } from '@oneiros/losses';
import { Adam } from '@oneiros/optimizers';
import { loadModel } from '@oneiros/saving';
import { liveBuffers, setRandomSeed, type Tensor, tensor, useBackend } from '@oneiros/tensor';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Model } from '../model.ts';
import { Sequential } from '../sequential.ts';
import { FunctionalGraph } from './functional-graph.ts';
import type { GraphModel } from './graph-model.ts';
import { SequentialGraph } from './sequential-graph.ts';

const convolutions = definePlugin({ name: 'convolutions', layers: [Conv2D, MaxPooling2D] });
const plugins = [
  layersCorePlugin,
  convolutions,
  definePlugin({ name: 'graphs', models: [SequentialGraph, FunctionalGraph] }),
];
const image = tensorOf([2, 8, 8, 1]);

beforeEach(() => setRandomSeed(1));
beforeAll(async () => void (await useBackend(cpu())));

function tensorOf(shape: readonly number[]): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => Math.sin(i));
}
function convolutional(): Sequential {
  return new Sequential([
    Input([8, 8, 1]),
    new Conv2D(3, 3, { name: 'conv' }),
    new MaxPooling2D(),
    new Flatten(),
    new Dense(4, { name: 'head' }),
  ]);
}
/** Two ways from the input, one of them a model of its own. */
function branched(): Model {
  const inputs = Input([8, 8, 1], { name: 'image' });
  const y = new Add().apply([convolutional().apply(inputs), new Dense(4).apply(new Flatten().apply(inputs))] as never);
  return new Model(inputs, { sum: y, flat: new Flatten().apply(inputs) } as never);
}
const plain = async (y: unknown): Promise<unknown> => (y as Tensor).array();

describe('a file read for prediction alone', () => {
  test('of a Sequential predicts as the model does', async () => {
    const model = convolutional();
    model.compile({ optimizer: new Adam(), loss: new MeanSquaredError() });
    const x = tensor(image, { shape: [2, 8, 8, 1] });
    const expected = await plain(model.predictOnBatch(x));
    const graph = await loadModel<SequentialGraph>(await model.save(), { plugins });
    expect(graph).toBeInstanceOf(SequentialGraph);
    expect('fit' in graph).toBe(false);
    expect(graph.layers.map(({ name }) => name)).toEqual(model.layers.map(({ name }) => name));
    expect(graph.countParams()).toBe(model.countParams());
    expect(await plain(graph.predictOnBatch(x))).toEqual(expected);
  });

  test('of a functional model with a model inside, too', async () => {
    const model = branched();
    const x = tensor(image, { shape: [2, 8, 8, 1] });
    const expected = model.predictOnBatch(x) as unknown as { sum: Tensor; flat: Tensor };
    const graph = await loadModel<FunctionalGraph>(await model.save(), { plugins });
    expect(graph).toBeInstanceOf(FunctionalGraph);
    expect(graph.layers.some((layer) => layer instanceof SequentialGraph)).toBe(true);
    const y = graph.predictOnBatch(x) as unknown as { sum: Tensor; flat: Tensor };
    expect(await y.sum.array()).toEqual(await expected.sum.array());
    expect(await y.flat.array()).toEqual(await expected.flat.array());
  });

  test('of a Sequential without Input is built for the shape it was saved with', async () => {
    const model = new Sequential([new Dense(3), new Dense(2)]);
    model.buildFor([null, 4]);
    const x = tensor(tensorOf([5, 4]), { shape: [5, 4] });
    const graph = await loadModel<SequentialGraph>(await model.save(), { plugins });
    expect(await plain(graph.predictOnBatch(x))).toEqual(await plain(model.predictOnBatch(x)));
  });

  test('holds no more buffers after many predictions', async () => {
    const graph = await loadModel<GraphModel>(await convolutional().save(), { plugins });
    const x = tensor(image, { shape: [2, 8, 8, 1] });
    const round = (): void => (graph.predictOnBatch(x) as Tensor).dispose();
    round();
    const before = liveBuffers();
    for (let i = 0; i < 100; i++) round();
    expect(liveBuffers()).toBe(before);
  });

  test('tells which kind of model is missing, and what does not fit', async () => {
    const file = await branched().save();
    const sequentialOnly = definePlugin({ name: 'one', models: [SequentialGraph] });
    await expect(loadModel(file, { plugins: [layersCorePlugin, convolutions, sequentialOnly] })).rejects.toThrow(
      /loadModel: expected a registered name among models: Sequential. Received: 'Functional'/,
    );
    const graph = await loadModel<SequentialGraph>(await convolutional().save(), { plugins });
    expect(() => graph.predictOnBatch(tensor(tensorOf([2, 5, 8, 1]), { shape: [2, 5, 8, 1] }))).toThrow(
      /expected shape \[any,8,8,1\]. Received: shape \[2,5,8,1\]/,
    );
  });
});

test('layers become a model without training by hand', async () => {
  const dense = new Dense(2);
  const graph = new SequentialGraph([Input([3]), dense]);
  expect(graph.inputShape).toEqual([null, 3]);
  expect(graph.weights).toEqual(dense.weights);
  const inputs = Input([3]);
  const functional = new FunctionalGraph(inputs, dense.apply(inputs) as never);
  const x = tensor([[1, 2, 3]]);
  expect(await plain(functional.predictOnBatch(x))).toEqual(await plain(graph.predictOnBatch(x)));
});

test('a model in front brings its input; layers that cannot stand there are named', () => {
  const inner = new SequentialGraph([Input([3], { dtype: 'int32' }), new Dense(2)]);
  const outer = new SequentialGraph([inner, new Dense(4)]);
  expect(outer.inputs[0]).toMatchObject({ shape: [null, 3], dtype: 'int32' });
  expect(outer.outputShape).toEqual([null, 4]);
  expect(() => new SequentialGraph([new Dense(2, { name: 'twice' }), new Dense(2, { name: 'twice' })])).toThrow(
    /^SequentialGraph '.*': expected layers of different names. Received: two layers named 'twice'/,
  );
  expect(() => new SequentialGraph([3 as never])).toThrow(/expected layers. Received: 3. Pass instances of layers/);
});
