import { cpu } from '@oneiros/backend-cpu';
import { Dense, Input, layersCorePlugin } from '@oneiros/layers-core';
import { modelsPlugin, Sequential } from '@oneiros/models';
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
