import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { tensor } from '../tensor.ts';
import { Variable } from '../variable.ts';
import { convertToNumpy } from './convert-to-numpy.ts';
import { isTensor } from './is-tensor.ts';

beforeAll(() => useBackend(cpu()));

test('the elements come as a typed array of their dtype', async () => {
  expect(await convertToNumpy(tensor([[1, 2.5]]))).toEqual(Float32Array.of(1, 2.5));
  expect(await convertToNumpy(tensor([1, 2], { dtype: 'int32' }))).toEqual(Int32Array.of(1, 2));
  expect(await convertToNumpy(tensor([true, false]))).toEqual(Uint8Array.of(1, 0));
});

test('tensors are told from what ops take for them', () => {
  expect(isTensor(tensor(1))).toBe(true);
  expect([1, [1], new Float32Array(1), null, new Variable(tensor(1))].map(isTensor)).toEqual(new Array(5).fill(false));
});
