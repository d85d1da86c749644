import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { tensor } from '../tensor.ts';
import { windowSum } from './window-sum.ts';

beforeAll(() => useBackend(cpu()));

// Its derivatives: in window-max.test.ts.
test('adds up each window', async () => {
  expect(await windowSum(tensor([1, 3, 2, 4]), { window: [2], strides: [2], padding: [[0, 0]] }).array()).toEqual([
    4, 6,
  ]);
  expect(
    await windowSum(
      tensor([
        [1, 2],
        [3, 4],
      ]),
      {
        window: [2, 1],
        strides: [1, 1],
        padding: [
          [1, 0],
          [0, 0],
        ],
      },
    ).array(),
  ).toEqual([
    [1, 2],
    [4, 6],
  ]);
});
