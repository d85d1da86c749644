import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { tensor } from '../tensor.ts';
import { bitcast } from './bitcast.ts';

beforeAll(() => useBackend(cpu()));

test('bitcast reads the same bits as another dtype', async () => {
  expect(await bitcast(tensor([1, -2]), 'int32').array()).toEqual([0x3f800000, 0xc0000000 | 0]);
  expect(await bitcast(tensor([0x3f800000], { dtype: 'uint32' }), 'float32').array()).toEqual([1]);
  expect(await bitcast(tensor([-1], { dtype: 'int64' }), 'uint64').array()).toEqual([2n ** 64n - 1n]);
  expect(await bitcast(tensor([1], { dtype: 'float16' }), 'uint16').array()).toEqual([0x3c00]);
});

test('bitcast refuses another width', () => {
  expect(() => bitcast(tensor([1]), 'int16')).toThrow(
    'ops.bitcast: dtype: expected a dtype as wide as float32. Received: dtype=int16.',
  );
  expect(() => bitcast(tensor([true]), 'int8')).toThrow('ops.bitcast');
});
