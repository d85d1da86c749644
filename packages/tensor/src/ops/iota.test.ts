import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { iota } from './iota.ts';

beforeAll(() => useBackend(cpu()));

test('iota counts along one axis', async () => {
  expect(await iota([2, 3], { axis: 1 }).array()).toEqual([
    [0, 1, 2],
    [0, 1, 2],
  ]);
  expect(await iota([2, 3]).array()).toEqual([
    [0, 0, 0],
    [1, 1, 1],
  ]);
  expect(await iota([2, 2, 2], { axis: -2, dtype: 'int64' }).data()).toEqual(
    BigInt64Array.of(0n, 0n, 1n, 1n, 0n, 0n, 1n, 1n),
  );
  for (const dtype of ['float16', 'bfloat16', 'float32', 'uint8'] as const) {
    expect(Array.from((await iota([4], { dtype }).data()) as Float32Array)).toEqual([0, 1, 2, 3]);
  }
  expect((await iota([0]).data()).length).toBe(0);
});

test('iota refuses an axis that is not there', () => {
  expect(() => iota([2], { axis: 1 })).toThrow('ops.iota: axis');
});
