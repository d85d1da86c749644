import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { jit } from '../jit.ts';
import { type Tensor, tensor } from '../tensor.ts';
import { unique } from './unique.ts';

beforeAll(() => useBackend(cpu()));

test('without a size it waits for the number of elements', async () => {
  const x = tensor([3, 1, 3, 2, 1, 3], { dtype: 'int32' });
  expect(await (await unique(x)).array()).toEqual([1, 2, 3]);
  const [values, index, inverse, counts] = (await unique(x, {
    returnIndex: true,
    returnInverse: true,
    returnCounts: true,
  })) as readonly [Tensor, Tensor, Tensor, Tensor];
  expect(await values.array()).toEqual([1, 2, 3]);
  expect(await index.array()).toEqual([1, 3, 0]);
  expect(await inverse.array()).toEqual([2, 0, 2, 1, 0, 2]);
  expect(await counts.array()).toEqual([2, 1, 3]);
});

test('slices along an axis, and nothing at all', async () => {
  const rows = tensor([
    [1, 2],
    [0, 5],
    [1, 2],
  ]);
  expect(await (await unique(rows, { axis: 0 })).array()).toEqual([
    [0, 5],
    [1, 2],
  ]);
  expect((await unique(new Float32Array(0))).shape).toEqual([0]);
  expect(() => unique(new Float32Array(0), { size: 2 })).toThrow('ops.unique: fillValue');
});

test('inside of jit it needs a size', async () => {
  const sized = jit((x: Tensor) => unique(x, { size: 3, fillValue: 0 }));
  expect(await sized(tensor([2, 2, 1])).array()).toEqual([1, 2, 0]);
  expect(() => jit((x: Tensor) => [unique(x), x])(tensor([1]))).toThrow('ops.unique: size: expected the number');
});
