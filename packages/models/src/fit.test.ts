import { cpu } from '@oneiros/backend-cpu';
import { definePlugin, use } from '@oneiros/core';
import { Dense, Dropout, Input, layersCorePlugin, SpectralNormalization, setDTypePolicy } from '@oneiros/layers-core';
import { lossesPlugin } from '@oneiros/losses';
import { F1Score, metricsPlugin } from '@oneiros/metrics';
import { Adam, LossScaleOptimizer, optimizersPlugin, SGD } from '@oneiros/optimizers';
import { abs, liveBuffers, max, setRandomSeed, subtract, type Tensor, tensor, useBackend } from '@oneiros/tensor';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { LambdaCallback } from './callbacks/lambda-callback.ts';
import type { Batch } from './data/samples.ts';
import { Model } from './model.ts';
import { Sequential } from './sequential.ts';
import type { CompileOptions } from './training/compiled.ts';

beforeEach(() => setRandomSeed(1));
beforeAll(async () => {
  await useBackend(cpu());
  use(layersCorePlugin, lossesPlugin, metricsPlugin, optimizersPlugin);
});

const x = Array.from({ length: 8 }, (_, i) => [i / 8, 1 - i / 8]);
const y = x.map(([a, b]) => [2 * a! - b!]);
const quiet = { verbose: 0 } as const;

function regression(options: CompileOptions = {}): Sequential {
  const model = new Sequential([Input([2]), new Dense(4, { activation: 'relu' }), new Dense(1)]);
  model.compile({ optimizer: new SGD({ learningRate: 0.1 }), loss: 'mse', ...options });
  return model;
}
function twoOutputs(options: CompileOptions = {}): Model {
  const inputs = Input([2], { name: 'in' });
  const model = new Model(inputs, [
    new Dense(1, { name: 'p' }).apply(inputs),
    new Dense(1, { name: 'q' }).apply(inputs),
  ] as never);
  model.compile({ optimizer: 'sgd', loss: 'mse', ...options });
  return model;
}

describe('errors that a new user meets', () => {
  test('fit before compile', async () => {
    const model = new Sequential([Input([2]), new Dense(1)]);
    await expect(model.fit(x, y, quiet)).rejects.toThrow(
      /expected a compiled model. Received: a model without loss and optimizer. Call model.compile\(/,
    );
  });
  test('unknown loss, metric and optimizer', async () => {
    await expect(regression({ loss: 'meansquared' }).fit(x, y, quiet)).rejects.toThrow(
      /compile: loss: expected a registered name among losses: .*MeanSquaredError.*Received: 'meansquared'/,
    );
    await expect(regression({ metrics: ['acuracy'] }).fit(x, y, quiet)).rejects.toThrow(
      /compile: metrics: expected a registered name among metrics: .*Received: 'acuracy'/,
    );
    expect(() => regression({ optimizer: 'adm' })).toThrow(
      /compile: optimizer: expected a registered name among optimizers: .*Adam.*Received: 'adm'/,
    );
    await expect(regression({ loss: 3 as never }).fit(x, y, quiet)).rejects.toThrow(
      /compile: loss: expected a loss, a function or a name. Received: 3/,
    );
  });
  test('numbers of samples that differ', async () => {
    await expect(regression().fit(x, y.slice(1), quiet)).rejects.toThrow(
      /fit: expected x, y and sampleWeight with the same number of samples. Received: \[8,2\], \[7,1\].*arrays of numbers are one tensor/,
    );
    await expect(regression().trainOnBatch(x, y.slice(1))).rejects.toThrow(
      /trainOnBatch: expected x, y and sampleWeight with the same number/,
    );
    await expect(regression().evaluate(x, y, { sampleWeight: [1, 2] })).rejects.toThrow(
      /evaluate: expected x, y and sampleWeight/,
    );
  });
  test('inputs of a wrong shape', async () => {
    await expect(regression().fit([[1, 2, 3]], [[1]], quiet)).rejects.toThrow(
      /expected shape \[any,2\]. Received: shape \[1,3\]/,
    );
  });
  test('no targets', async () => {
    await expect(regression().fit(x, null, quiet)).rejects.toThrow(
      /fit: y: expected targets, as the model has a loss. Received: none/,
    );
    await expect(twoOutputs().fit(x, [tensor(y)], quiet)).rejects.toThrow(
      /fit: y: expected targets for 2 outputs \(p, q\). Received: 1/,
    );
    await expect(twoOutputs().fit(x, { p: y }, quiet)).rejects.toThrow(
      /expected targets for 2 outputs \(p, q\). Received: none for output q/,
    );
    await expect(twoOutputs().fit(x, { p: y, r: y }, quiet)).rejects.toThrow(
      /fit: y: expected entries for outputs among p, q. Received: \["p","r"\]. 'r' is no output/,
    );
  });
  test('no loss at all', async () => {
    await expect(regression({ loss: null }).fit(x, y, quiet)).rejects.toThrow(
      /compile: loss: expected a loss. Received: none/,
    );
  });
  test('losses and metrics for outputs that are not there', async () => {
    await expect(twoOutputs({ loss: { p: 'mse', r: 'mse' } }).fit(x, [tensor(y), tensor(y)], quiet)).rejects.toThrow(
      /compile: loss: expected entries for outputs among p, q/,
    );
    await expect(twoOutputs({ loss: ['mse', 'mse', 'mse'] }).fit(x, [tensor(y), tensor(y)], quiet)).rejects.toThrow(
      /compile: loss: expected one entry for each of 2 outputs. Received: 3/,
    );
    await expect(twoOutputs({ metrics: { r: ['mae'] } }).fit(x, [tensor(y), tensor(y)], quiet)).rejects.toThrow(
      /compile: metrics: expected entries for outputs among p, q/,
    );
    await expect(twoOutputs({ lossWeights: { r: 1 } }).fit(x, [tensor(y), tensor(y)], quiet)).rejects.toThrow(
      /compile: lossWeights: expected entries for outputs among p, q/,
    );
  });
  test('shapes that do not fit a loss or metric name it', async () => {
    const labels = [0, 1, 2, 1, 0, 1, 2, 1];
    await expect(
      regression({ loss: 'categorical_crossentropy' }).fit(
        x,
        [[1, 0, 0]].concat(x.slice(1).map(() => [0, 1, 0])),
        quiet,
      ),
    ).rejects.toThrow(/loss categorical_crossentropy with targets of shape \[8,3\] and outputs of shape \[8,1\]/);
    const model = new Sequential([Input([2]), new Dense(3)]);
    model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['mse'] });
    await expect(model.fit(x, labels, quiet)).rejects.toThrow(
      /metric mse with targets of shape \[8\] and outputs of shape \[8,3\]/,
    );
  });
  test('metrics of several values', async () => {
    const model = new Sequential([Input([2]), new Dense(3, { activation: 'softmax' })]);
    const classes = x.map((_, i) => [0, 1, 2].map((k) => Number(i % 3 === k)));
    model.compile({ loss: 'categorical_crossentropy', metrics: [new F1Score()] });
    await expect(model.fit(x, classes, quiet)).rejects.toThrow(
      /metric f1_score: expected one value for the logs. Received: shape \[3\]/,
    );
    model.compile({
      loss: 'categorical_crossentropy',
      metrics: [new F1Score({ average: 'macro' }), 'AUC', 'Precision'],
    });
    expect(Object.keys((await model.fit(x, classes, quiet)).history)).toEqual(['loss', 'f1_score', 'AUC', 'Precision']);
  });
  test('options that contradict each other', async () => {
    const batches = [[x, y]] as const;
    await expect(regression().fit(x, y, { ...quiet, classWeight: { 0: 1 }, sampleWeight: y.flat() })).rejects.toThrow(
      /either classWeight or sampleWeight. Received: both/,
    );
    await expect(regression().fit(x, y, { ...quiet, validationSplit: 1 })).rejects.toThrow(
      /validationSplit: expected a number from 0 to below 1. Received: 1/,
    );
    await expect(regression().fit(new Set(batches) as never, y, quiet)).rejects.toThrow(
      /fit: y: expected nothing, as x is an iterable of batches/,
    );
    await expect(regression().fit(new Set(batches) as never, null, { ...quiet, validationSplit: 0.5 })).rejects.toThrow(
      /validationSplit: expected arrays to split/,
    );
    await expect(twoOutputs().fit(x, [tensor(y), tensor(y)], { ...quiet, classWeight: { 0: 1 } })).rejects.toThrow(
      /classWeight: expected a model with one output/,
    );
    await expect(regression().fit([], [], quiet)).rejects.toThrow(/expected/);
  });
});

describe('data', () => {
  async function* endless(): AsyncGenerator<Batch> {
    for (let i = 0; ; i++) yield [tensor([[i, 1]]), tensor([[i]])];
  }
  function* four(): Generator<Batch> {
    for (let i = 0; i < 4; i++) yield [[[i, 1]], [[i]], [1]];
  }
  test('an endless generator goes on from epoch to epoch', async () => {
    const seen: number[] = [];
    const source = (async function* () {
      for await (const batch of endless()) {
        seen.push(Number((await (batch[0] as Tensor).data())[0]));
        yield batch;
      }
    })();
    await regression().fit(source, null, { ...quiet, epochs: 3, stepsPerEpoch: 2 });
    expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
  });
  test('something that can be iterated again is, in each epoch; it may validate too', async () => {
    const again = { [Symbol.iterator]: four };
    const { history } = await regression().fit(again, null, { ...quiet, epochs: 2, validationData: again });
    expect(history.loss).toHaveLength(2);
    expect(history.val_loss).toHaveLength(2);
    await expect(regression().evaluate(again)).resolves.toHaveProperty('loss');
  });
  test('a generator that is used up says so', async () => {
    await expect(regression().fit(four(), null, { ...quiet, epochs: 2 })).rejects.toThrow(
      /at least one batch. Received: none. Is the data empty, or was an iterator used up/,
    );
  });
  test('shuffles unless told not to, with whole samples', async () => {
    const orders: number[][] = [];
    const model = regression();
    const input = x.map((row, i) => [i, row[1]!]);
    const spy = new LambdaCallback();
    await model.fit(
      input,
      input.map(([i]) => [i!]),
      { ...quiet, epochs: 1, callbacks: [spy] },
    );
    const { permutation } = await import('./data/permutation.ts');
    for (const shuffled of [permutation, null]) {
      const { batchesOf, hostSamples } = await import('./data/batches.ts');
      const source = batchesOf(
        await hostSamples(
          'test',
          input,
          input.map(([i]) => [i!]),
          null,
        ),
        { batchSize: 3, order: shuffled, steps: null },
      );
      const order: number[] = [];
      for await (const { x: bx, y: by } of source.epoch()) {
        const values = await (bx as Tensor).data();
        const targets = Array.from((await (by as Tensor).data()) as Float32Array);
        targets.forEach((target, i) => expect(values[2 * i]).toBe(target));
        order.push(...targets);
      }
      orders.push(order);
    }
    expect(orders[1]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...orders[0]!].sort()).toEqual(orders[1]);
  });
  test('integers of 64 bits and doubles are narrowed, as Keras does on JAX', async () => {
    const model = new Sequential([Input([2]), new Dense(3)]);
    model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
    await expect(
      model.fit(
        tensor(Float64Array.from(x.flat()), { shape: [8, 2], dtype: 'float64' }),
        BigInt64Array.from([0n, 1n, 2n, 0n, 1n, 2n, 0n, 1n]),
        quiet,
      ),
    ).resolves.toBeDefined();
  });
});

describe('a model of a subclass', () => {
  class Own extends Model {
    readonly hidden: Dense = this.track('hidden', new Dense(4, { activation: 'relu' }));
    readonly dropout: Dropout = this.track('dropout', new Dropout(0.1));
    readonly out: Dense = this.track('out', new Dense(1));
    override call(inputs: never, options: never): never {
      return this.out.apply(this.dropout.apply(this.hidden.apply(inputs), options)) as never;
    }
  }
  test('is built when it meets data', async () => {
    setRandomSeed(1);
    const model = new Own();
    model.compile({ optimizer: new Adam({ learningRate: 0.05 }), loss: 'mse', metrics: ['mae'] });
    const { history } = await model.fit(x, y, { ...quiet, epochs: 30 });
    expect(Object.keys(history)).toEqual(['loss', 'mae']);
    expect(history.loss!.at(-1)!).toBeLessThan(history.loss![0]!);
  });
});

describe("losses and metrics of one's own", () => {
  const worst = (yTrue: Tensor, yPred: Tensor): Tensor => max(abs(subtract(yTrue, yPred)), { axis: -1 });
  test('are logged by the name of the function, or the one it is registered under', async () => {
    const model = regression({ loss: worst, metrics: [worst] });
    const logs = await model.trainOnBatch(x, y);
    expect(Object.keys(logs)).toEqual(['loss', 'worst']);
    expect(logs.worst).toBeCloseTo(logs.loss!, 5);
    expect(() => model.getCompileConfig()).toThrow(/a function that a plugin has registered/);
    use(definePlugin({ name: 'mine', functions: { 'mine>farthest': worst } }));
    expect(model.getCompileConfig()).toMatchObject({ loss: { class_name: 'function', config: 'mine>farthest' } });
    const again = regression();
    again.compileFromConfig(JSON.parse(JSON.stringify(model.getCompileConfig())));
    expect(Object.keys(await again.trainOnBatch(x, y))).toEqual(['loss', 'farthest']);
  });
});

describe('one batch', () => {
  test('of tensors is taken from where it lies: nothing is read back but the logs', async () => {
    const backend = cpu();
    await useBackend(backend);
    const read = vi.spyOn(backend, 'read');
    const model = regression();
    const [tx, ty, weight] = [tensor(x), tensor(y), tensor(x.map(() => 1))];
    const before = liveBuffers();
    const { loss } = await model.trainOnBatch(tx, ty, { sampleWeight: weight });
    await model.testOnBatch(tx, ty);
    model.predictOnBatch(tx).dispose();
    expect(read).toHaveBeenCalledTimes(2);
    expect([tx, ty, weight].some(({ disposed }) => disposed)).toBe(false);
    await model.trainOnBatch(tx, ty);
    const held = liveBuffers();
    await model.trainOnBatch(tx, ty);
    expect(liveBuffers()).toBe(held);
    expect(held).toBeGreaterThan(before); // the slots of the optimizer, and no batch
    expect(loss).toBeGreaterThan(0);
  });
  test('is the same of tensors, arrays and typed arrays', async () => {
    const flat = Float64Array.from(y.flat());
    const logs = [];
    for (const [bx, by] of [
      [tensor(x), tensor(y)],
      [x, y],
      [x, flat],
      [[tensor(x)], { dense: tensor(y) }],
    ] as const) {
      setRandomSeed(4);
      const model = new Sequential([Input([2]), new Dense(1, { name: 'dense' })]);
      model.compile({ optimizer: 'sgd', loss: 'mse' });
      logs.push(await model.trainOnBatch(bx as never, by as never));
      expect(model.predictOnBatch(bx as never).shape).toEqual([8, 1]);
    }
    for (const each of logs) expect(each.loss).toBeCloseTo(logs[0]!.loss!, 6);
  });
  test('goes through layers that were added since the last one', async () => {
    const model = new Sequential([Input([2]), new Dense(3)]);
    expect(model.predictOnBatch(x).shape).toEqual([8, 3]);
    model.add(new Dense(5));
    expect(model.predictOnBatch(x).shape).toEqual([8, 5]);
    model.pop();
    expect(model.predictOnBatch(x).shape).toEqual([8, 3]);
  });
  test('does not train on with the optimizer of other layers', async () => {
    const model = regression();
    await model.evaluate(x, y);
    await model.trainOnBatch(x, y);
    model.add(new Dense(1));
    await expect(model.trainOnBatch(x, y)).rejects.toThrow(/expected the variables it was built with/);
    model.compile({ optimizer: 'sgd', loss: 'mse' });
    await model.trainOnBatch(x, y);
  });
  test('weighs classes', async () => {
    const loss = async (classWeight: { [label: number]: number } | null): Promise<number> => {
      setRandomSeed(4);
      const model = regression();
      return (await model.trainOnBatch(tensor(x), tensor(x.map((_, i) => [i % 2])), { classWeight })).loss!;
    };
    expect(await loss({ 0: 3, 1: 3 })).toBeCloseTo(3 * (await loss(null)), 5);
  });
});

describe('memory', () => {
  test('does not grow over many steps of fit, evaluate and predict', async () => {
    const model = regression({ optimizer: new Adam({ useEma: true, clipnorm: 1 }), metrics: ['mae', 'mse'] });
    const round = async (epochs: number): Promise<void> => {
      await model.fit(x, y, { ...quiet, epochs, batchSize: 2, validationSplit: 0.25 });
      await model.evaluate(x, y, { batchSize: 2 });
      ((await model.predict(x, { batchSize: 2 })) as Tensor).dispose();
      await model.trainOnBatch(x, y);
    };
    await round(2);
    const before = liveBuffers();
    await round(40);
    expect(liveBuffers()).toBe(before);
  });
  test('nor with two outputs and an optimizer that scales the loss', async () => {
    const model = twoOutputs({
      optimizer: new LossScaleOptimizer(new SGD({ momentum: 0.9, gradientAccumulationSteps: 2 })),
      metrics: ['mae', 'mse'],
    });
    const targets = [tensor(y), tensor(y)];
    await model.fit(x, targets, { ...quiet, batchSize: 3 });
    const before = liveBuffers();
    await model.fit(x, targets, { ...quiet, batchSize: 3, epochs: 20 });
    expect(liveBuffers()).toBe(before);
  });
});

test('runEagerly gives the same numbers', async () => {
  const weights = await regression().getWeights();
  const histories = await Promise.all(
    [false, true].map(async (runEagerly) => {
      const model = regression({ runEagerly, metrics: ['mae'] });
      model.setWeights(weights as ArrayBufferView[]);
      return (await model.fit(x, y, { ...quiet, epochs: 3, batchSize: 3, shuffle: false })).history;
    }),
  );
  for (const [name, values] of Object.entries(histories[0]!))
    expect(histories[1]![name]).toEqual(values.map((value) => expect.closeTo(value, 5)));
});
test('stopTraining ends within an epoch', async () => {
  const model = regression();
  let batches = 0;
  const stop = new LambdaCallback({
    onTrainBatchEnd: () => {
      if (++batches === 2) model.stopTraining = true;
    },
  });
  const { history } = await model.fit(x, y, { ...quiet, epochs: 5, batchSize: 2, callbacks: [stop] });
  expect(batches).toBe(2);
  expect(history.loss).toHaveLength(1);
});

test('a model that computes in float16 trains with a scaled loss', async () => {
  setDTypePolicy('mixed_float16');
  try {
    const model = regression({ optimizer: 'adam' });
    expect(model.optimizer).toBeInstanceOf(LossScaleOptimizer);
    expect(model.getCompileConfig()).toMatchObject({ optimizer: { class_name: 'Adam' } });
    const { history } = await model.fit(x, y, { ...quiet, epochs: 5, batchSize: 4 });
    expect(history.loss!.at(-1)!).toBeLessThan(history.loss![0]!);
    expect(regression({ autoScaleLoss: false }).optimizer).toBeInstanceOf(SGD);
  } finally {
    setDTypePolicy('float32');
  }
});

test.each([false, true])(
  'what a layer assigns to a weight to be trained does not last, runEagerly %s',
  async (runEagerly) => {
    const layer = new SpectralNormalization(new Dense(3));
    const model = new Sequential([Input([2]), layer, new Dense(1)]);
    model.compile({ optimizer: new SGD({ learningRate: 0 }), loss: 'mse', runEagerly });
    const [before, u] = [await layer.kernel.data(), await layer.vectorU.data()];
    await model.trainOnBatch(x, y);
    await model.trainOnBatch(x, y);
    expect(await layer.kernel.data()).toEqual(before);
    expect(await layer.vectorU.data()).not.toEqual(u);
    const live = liveBuffers();
    await model.trainOnBatch(x, y);
    if (!runEagerly) expect(liveBuffers()).toBe(live);
    layer.apply(tensor(x), { training: true });
    expect(await layer.kernel.data()).not.toEqual(before);
  },
);
