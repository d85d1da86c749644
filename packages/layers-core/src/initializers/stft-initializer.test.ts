import { cpu } from '@oneiros/backend-cpu';
import { use } from '@oneiros/core';
import { useBackend } from '@oneiros/tensor';
import { beforeAll, expect, test } from 'vitest';
import { getInitializer } from '../find-initializer.ts';
import { layersCorePlugin } from '../plugin.ts';
import { StftInitializer } from './stft-initializer.ts';

beforeAll(async () => {
  use(layersCorePlugin);
  await useBackend(cpu());
});

test('names that Keras has for it', () => {
  expect(getInitializer('stft')).toBeInstanceOf(StftInitializer);
  expect(getInitializer('STFTInitializer')).toBeInstanceOf(StftInitializer);
});

test('values of a window of its own', async () => {
  const own = new StftInitializer({ window: [3, 4], scaling: 'density' });
  const [first] = await new StftInitializer({ window: [3, 4] }).call([2, 1, 2], 'float32').data();
  expect(Number(first)).toBeCloseTo(0.6);
  expect(() => own.call([3, 1, 2], 'float32')).toThrow('STFT: window: expected 3 values. Received: 2 values.');
  expect(() => own.call([3, 2], 'float32')).toThrow('STFT: expected a kernel [frame length, 1, frequencies].');
});

test('mistakes in its options', () => {
  expect(() => new StftInitializer({ window: 'gauss' })).toThrow('boxcar, hann');
  expect(() => new StftInitializer({ scaling: 'none' as 'density' })).toThrow("'density', 'spectrum' or null");
});
