import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { tensor } from '../tensor.ts';
import { windowMaxGradient } from './window-max-gradient.ts';

beforeAll(() => useBackend(cpu()));

// Against the expansion: in window-max.test.ts.
test('gives dy to the first maximum of each window, and adds where windows overlap', async () => {
  const attrs = { window: [2], strides: [1], padding: [[0, 0]] } as const;
  expect(await windowMaxGradient(tensor([1, 3, 3, 2]), tensor([5, 6, 7]), attrs).array()).toEqual([0, 11, 7, 0]);
});
