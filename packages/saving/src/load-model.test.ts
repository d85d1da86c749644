import { cpu } from '@oneiros/backend-cpu';
import { Dense, Input, layersCorePlugin } from '@oneiros/layers-core';
import { lossesPlugin } from '@oneiros/losses';
import { FBetaScore } from '@oneiros/metrics';
import { modelsPlugin, Sequential } from '@oneiros/models';
import { optimizersPlugin, ScheduleFreeAdamW, SGD } from '@oneiros/optimizers';
import { type Tensor, tensor, useBackend } from '@oneiros/tensor';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { loadModel } from './load-model.ts';

beforeAll(() => useBackend(cpu()));

test('a file that another program has deflated loads too', async () => {
  const model = new Sequential([Input([3]), new Dense(4), new Dense(2)]);
  const saved = await model.save();
  const deflated = zipSync(unzipSync(saved), { level: 9 });
  expect(deflated.length).toBeLessThan(saved.length);
  const again = await loadModel<Sequential>(deflated, { plugins: [layersCorePlugin, modelsPlugin] });
  const x = tensor([[1, 2, 3]]);
  const [before, after] = (await Promise.all([model.predict(x), again.predict(x)])) as [Tensor, Tensor];
  expect(await after.array()).toEqual(await before.array());
});

test('what an optimizer copies of the weights, it copies of those in the file', async () => {
  const model = new Sequential([Input([3]), new Dense(1)]);
  model.compile({ optimizer: new ScheduleFreeAdamW({ learningRate: 0.1 }), loss: 'mse' });
  const plugins = [layersCorePlugin, modelsPlugin, optimizersPlugin, lossesPlugin];
  const again = await loadModel<Sequential>(await model.save(), { plugins });
  const momentum = again.optimizer.variables.filter(({ name }) => name.endsWith('momentum'));
  const values = await Promise.all(momentum.map(({ value }) => value.array()));
  expect(values).toEqual(await Promise.all(model.weights.map(({ value }) => value.array())));
});

test('whole numbers are saved as floats where Keras refuses integers', async () => {
  const model = new Sequential([Input([3]), new Dense(1, { name: 'dense' })]);
  const optimizer = new SGD({ learningRate: 1, weightDecay: 2 });
  model.compile({ optimizer, loss: 'mse', metrics: [new FBetaScore({ beta: 2, threshold: 1 })] });
  const { 'config.json': config } = unzipSync(await model.save());
  const text = new TextDecoder().decode(config);
  for (const part of [
    'learning_rate":1.0',
    'momentum":0.0',
    'weight_decay":2.0',
    'beta":2.0',
    'threshold":1.0',
    'units":1,',
  ])
    expect(text).toContain(`"${part}`);
});
