import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { tensor } from '../tensor.ts';
import { dtype } from './dtype.ts';

beforeAll(() => useBackend(cpu()));

test('the dtype by its name', () => {
  expect(dtype(tensor([1]))).toBe('float32');
  expect(dtype([true])).toBe('bool');
  expect(dtype(new Uint8Array(2))).toBe('uint8');
});
