import { cpu } from '@oneiros/backend-cpu';
import { use } from '@oneiros/core';
import { Dense, Input, layersCorePlugin } from '@oneiros/layers-core';
import { lossesPlugin } from '@oneiros/losses';
import { metricsPlugin } from '@oneiros/metrics';
import { optimizersPlugin } from '@oneiros/optimizers';
import { setRandomSeed, tensor, useBackend } from '@oneiros/tensor';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { Sequential } from './sequential.ts';

beforeEach(() => setRandomSeed(1));
beforeAll(async () => {
  await useBackend(cpu());
  use(layersCorePlugin, lossesPlugin, metricsPlugin, optimizersPlugin);
});

test.each([
  ['mse', 1, [[1], [2], [3]]],
  ['MSE', 1, [[1], [2], [3]]],
  ['mean_squared_error', 1, [[1], [2], [3]]],
  ['MeanSquaredError', 1, [[1], [2], [3]]],
  ['mae', 1, [[1], [2], [3]]],
  ['binary_crossentropy', 1, [[1], [0], [1]]],
  ['bce', 1, [[1], [0], [1]]],
  ['sparse_categorical_crossentropy', 2, [1, 0, 1]],
  [
    'categorical_crossentropy',
    2,
    [
      [1, 0],
      [0, 1],
      [1, 0],
    ],
  ],
  ['crossentropy', 2, [1, 0, 1]],
] as const)("compile({ loss: '%s' })", async (loss, units, y) => {
  const model = new Sequential([Input([2]), new Dense(units, { activation: 'sigmoid' })]);
  model.compile({ optimizer: 'adam_w', loss, metrics: ['accuracy'] });
  const logs = await model.trainOnBatch(
    tensor([
      [1, 2],
      [3, 4],
      [5, 6],
    ]),
    tensor(y),
  );
  expect(Object.keys(logs)).toEqual(['loss', 'accuracy']);
  expect(Number.isFinite(logs.loss)).toBe(true);
});
