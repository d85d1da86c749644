import { cpu } from '@oneiros/backend-cpu';
import { type Config, registry, withRegistry } from '@oneiros/core';
import {
  Add,
  Average,
  BatchNormalization,
  Concatenate,
  Dense,
  Dot,
  Dropout,
  Embedding,
  Flatten,
  Input,
  InputLayer,
  L2,
  LayerNormalization,
  layersCorePlugin,
  Masking,
  Maximum,
  Multiply,
  maskOf,
  Ones,
  Permute,
  Rescaling,
  Reshape,
  SpatialDropout1D,
  Subtract,
  withCallContext,
} from '@oneiros/layers-core';
import { jit, normal, ones, type Tensor, tensor, useBackend } from '@oneiros/tensor';
import { compareTensors } from '@oneiros/testing';
import { beforeAll, describe, expect, test } from 'vitest';

beforeAll(() => useBackend(cpu()));
const random = (...shape: number[]): Tensor => normal(shape, { seed: 1 });
const words = (...rows: number[][]): Tensor => tensor(rows, { dtype: 'int32' });

describe('masks', () => {
  const embedding = new Embedding(9, 2, { maskZero: true });
  const both = (): [Tensor, Tensor] => [words([1, 0, 0], [2, 3, 0]), words([1, 1, 0], [0, 3, 0])];
  const array = async (mask: Tensor | null): Promise<unknown> => mask?.array() ?? null;

  test('come from Embedding and Masking, and pass through layers that keep them', async () => {
    const y = embedding.apply(both()[0]);
    const wanted = [
      [true, false, false],
      [true, true, false],
    ];
    expect(await array(maskOf(y))).toEqual(wanted);
    expect(await array(maskOf(new Dense(3).apply(y)))).toEqual(wanted);
    expect(await array(maskOf(new Dropout(0.5).apply(y)))).toEqual(wanted);
    expect(maskOf(new Flatten().apply(y))).toBe(null);
    expect(
      await array(
        maskOf(
          new Masking().apply(
            tensor([
              [
                [1, 0],
                [0, 0],
              ],
            ]),
          ),
        ),
      ),
    ).toEqual([[true, false]]);
  });

  test('of merged inputs', async () => {
    const inputs = both().map((x) => embedding.apply(x));
    const either = [
      [true, true, false],
      [true, true, false],
    ];
    for (const layer of [new Add(), new Average(), new Maximum(), new Multiply()])
      expect(await array(maskOf(layer.apply(inputs)))).toEqual(either);
    expect(await array(maskOf(new Concatenate({ axis: 1 }).apply(inputs)))).toEqual([
      [true, false, false, true, true, false],
      [true, true, false, false, true, false],
    ]);
    expect(maskOf(new Add().apply([inputs[0]!, ones([2, 3, 2])]))).toBe(null);
    expect(maskOf(new Dot(2).apply(inputs))).toBe(null);
  });

  test('decide what counts in Maximum and Multiply', async () => {
    const vectors = tensor([
      [0, 0],
      [-1, -2],
      [-3, -4],
      [5, 6],
    ]);
    const look = new Embedding(4, 2, { maskZero: true });
    look.buildFor([null, 1]);
    look.embeddings.assign(vectors);
    const inputs = [look.apply(words([1, 0, 2])), look.apply(words([0, 0, 3]))];
    await compareTensors(
      new Maximum().apply(inputs),
      tensor([
        [
          [-1, -2],
          [0, 0],
          [5, 6],
        ],
      ]),
    );
    await compareTensors(
      new Multiply().apply(inputs),
      tensor([
        [
          [-1, -2],
          [0, 0],
          [-15, -24],
        ],
      ]),
    );
  });
});

describe('training', () => {
  test('moves statistics, and the compiled step too', async () => {
    const [first, second] = [new BatchNormalization(), new BatchNormalization()];
    const x = random(8, 3);
    for (let i = 0; i < 3; i++) first.apply(x, { training: true });
    const step = jit((input: Tensor) => second.apply(input, { training: true }));
    second.buildFor([null, 3]);
    for (let i = 0; i < 3; i++) step(x);
    await compareTensors(second.movingMean.value, first.movingMean.value);
    await compareTensors(second.movingVariance.value, first.movingVariance.value);
    const before = await first.movingMean.data();
    first.apply(x);
    first.trainable = false;
    first.apply(x, { training: true });
    expect(await first.movingMean.data()).toEqual(before);
  });

  test('draws another mask at each call, and none outside of it', async () => {
    const layer = new Dropout(0.5, { seed: 1 });
    const x = ones([4, 8]);
    const step = jit((input: Tensor) => layer.apply(input, { training: true }));
    const [first, second] = [await step(x).data(), await step(x).data()];
    expect(first).not.toEqual(second);
    expect(layer.apply(x)).toBe(x);
    const again = new Dropout(0.5, { seed: 1 });
    expect(await again.apply(x, { training: true }).data()).toEqual(first);
  });

  test('that is frozen when it is made has frozen weights, in every model', () => {
    const layer = new Dense(2, { trainable: false });
    layer.buildFor([null, 3]);
    expect(layer.weights.map((weight) => weight.trainable)).toEqual([false, false]);
    layer.trainable = true;
    expect(layer.trainableWeights).toHaveLength(2);
  });

  test('takes for an activation a layer that has no weights, from a file too', async () => {
    const revive = (config: Config): Dense =>
      withRegistry(registry.extend(layersCorePlugin), () => Dense.fromConfig(config));
    const layer = revive({
      units: 1,
      use_bias: false,
      kernel_initializer: 'ones',
      activation: { module: 'keras.layers', class_name: 'LeakyReLU', config: { negative_slope: 0.5 } },
    });
    expect(await layer.apply(tensor([[1, -3]])).array()).toEqual([[-1]]);
    const { activation } = layer.getConfig();
    expect(activation).toMatchObject({ class_name: 'LeakyReLU', config: { negative_slope: 0.5 } });
    const weighty = revive({
      units: 1,
      activation: { module: 'keras.layers', class_name: 'PReLU', config: {} },
    });
    expect(() => weighty.apply(tensor([[1, -3]]))).toThrow(/Dense.activation: expected a function, or a layer without/);
  });

  test('collects penalties on outputs, divided by the batch size', async () => {
    const layer = new Dense(2, { activityRegularizer: new L2({ l2: 0.5 }), kernelInitializer: new Ones() });
    const { losses } = withCallContext(true, () =>
      layer.apply(
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ),
    );
    // 0.5 · (3² + 3² + 7² + 7²) / 2
    expect(await losses[0]!.item()).toBeCloseTo(29, 4);
  });
});

describe('dtype policies', () => {
  test('say in which dtype layers compute and keep weights', () => {
    const layer = new Dense(2, { dtype: 'mixed_float16' });
    expect(layer.apply(random(2, 3)).dtype).toBe('float16');
    expect(layer.kernel.dtype).toBe('float32');
    expect(new LayerNormalization({ dtype: 'mixed_bfloat16' }).apply(random(2, 3)).dtype).toBe('bfloat16');
    expect(new BatchNormalization({ dtype: 'mixed_bfloat16' }).apply(random(2, 3), { training: true }).dtype).toBe(
      'bfloat16',
    );
    expect(new Embedding(3, 2, { dtype: 'mixed_bfloat16' }).apply(words([1])).dtype).toBe('bfloat16');
    expect(new Rescaling(2).apply(tensor([1, 2], { dtype: 'uint8' })).dtype).toBe('float32');
    expect(new Dense(2, { dtype: 'float64' }).apply(random(2, 3)).dtype).toBe('float64');
  });
});

describe('configs', () => {
  test('of inputs are as in Keras', () => {
    const { call } = Input([4, null], { dtype: 'int32', name: 'words' });
    const config = {
      batch_shape: [null, 4, null],
      dtype: 'int32',
      sparse: false,
      ragged: false,
      name: 'words',
      optional: false,
    };
    expect(call!.layer.getConfig()).toEqual(config);
    expect(Object.keys(call!.layer.getConfig())).toEqual(Object.keys(config));
    expect(InputLayer.fromConfig(config).getConfig()).toEqual(config);
  });
  test('have their keys in the order of Keras', () => {
    expect(Object.keys(new Dense(3).getConfig()).slice(0, 5)).toEqual([
      'name',
      'trainable',
      'dtype',
      'units',
      'activation',
    ]);
    expect(Object.keys(new SpatialDropout1D(0.5).getConfig())).toEqual(['rate', 'seed', 'name', 'dtype']);
  });
  test('with a penalty on the output come back', () => {
    const scope = registry.extend(layersCorePlugin);
    withRegistry(scope, () => {
      const config = new Flatten({ activityRegularizer: new L2() }).getConfig();
      expect(config['activity_regularizer']).toMatchObject({ class_name: 'L2' });
      expect(Flatten.fromConfig(config).getConfig()).toEqual(config);
      expect('activity_regularizer' in new Flatten().getConfig()).toBe(false);
    });
  });
});

describe('mistakes are named', () => {
  const fails = (make: () => unknown, message: string): void => expect(make).toThrow(message);
  test.each<readonly [string, () => unknown, string]>([
    [
      'a kernel for other inputs',
      () => {
        const layer = new Dense(2, { name: 'out' });
        layer.apply(random(1, 3));
        layer.apply(random(1, 4));
      },
      "Layer 'out': expected an input whose axis -1 has size 3. Received: input of shape [1,4].",
    ],
    [
      'an open size',
      () => new Dense(2, { name: 'out' }).apply(Input([null])),
      "Layer 'out': weight 'kernel': expected a known shape. Received: shape=[null,2].",
    ],
    [
      'no batch',
      () => new Dense(2, { name: 'out' }).apply(tensor([1, 2])),
      "Layer 'out': expected an input of at least 2 dimensions, batch included. Received: input of shape [2].",
    ],
    [
      'plain data',
      () => new Dense(2, { name: 'out' }).apply([[1, 2]] as never),
      "Layer 'out'.apply: expected tensors or KerasTensors. Received: number.",
    ],
    ['a rate', () => new Dropout(1.5), 'Dropout.rate: expected a number from 0 to 1. Received: 1.5.'],
    [
      'a shape',
      () => new Reshape([5]).apply(random(2, 4)),
      'expected inputs of as many values as [5]. Received: input of shape [2,4].',
    ],
    ['a permutation', () => new Permute([1, 3]), 'Permute.dims: expected each of 1, 2, … once. Received: [1,3].'],
    ['one input to merge', () => new Add().apply(random(2, 2)), 'expected an array of inputs. Received: one input.'],
    [
      'shapes to merge',
      () => new Add({ name: 'sum' }).apply([random(2, 3), random(2, 2)]),
      "Layer 'sum': expected inputs of one batch size whose other sizes are equal or 1. Received: inputs of shapes [2,3], [2,2].",
    ],
    [
      'shapes to join',
      () => new Concatenate({ name: 'join' }).apply([random(2, 3, 1), random(2, 2, 1)]),
      "Layer 'join': expected inputs whose sizes are equal but on axis 2. Received: inputs of shapes [2,3,1], [2,2,1].",
    ],
    [
      'three to subtract',
      () => new Subtract().apply([random(1, 1), random(1, 1), random(1, 1)]),
      'expected two inputs. Received: inputs of shapes [1,1], [1,1], [1,1].',
    ],
    [
      'an option',
      () => new Dense(2, { unit: 3 } as object),
      'Dense: expected options among name, trainable, dtype, activityRegularizer, units',
    ],
    [
      'a quantized file',
      () => Dense.fromConfig({ units: 2, quantization_config: { mode: 'int8' } }),
      'Dense.quantizationConfig: expected null.',
    ],
  ])('%s', (_, make, message) => fails(make, message));
});
