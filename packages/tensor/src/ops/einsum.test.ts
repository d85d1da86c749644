import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { tensor } from '../tensor.ts';
import { einsum } from './einsum.ts';

beforeAll(() => useBackend(cpu()));

test('axes of size 1 broadcast, under letters and under the ellipsis', async () => {
  const column = tensor([[1], [2]]);
  const row = tensor([[10, 20, 30]]);
  expect(await einsum('ij,ij->ij', column, row).array()).toEqual([
    [10, 20, 30],
    [20, 40, 60],
  ]);
  expect(await einsum('...,...->...', column, row).array()).toEqual([
    [10, 20, 30],
    [20, 40, 60],
  ]);
  expect(await einsum('...i,i', tensor([[1, 2]]), tensor([3, 4])).array()).toEqual([11]);
});

test('a letter three times is the diagonal of all three axes', async () => {
  const cube = tensor(
    Array.from({ length: 8 }, (_, i) => i),
    { shape: [2, 2, 2] },
  );
  expect(await einsum('iii->i', cube).array()).toEqual([0, 7]);
});

test.each([
  ['ij,jk', [[2, 3]], 'a part for each tensor'],
  ['ij', [[2, 3, 4]], 'a letter for each axis'],
  [
    'ij,jk->ik',
    [
      [2, 3],
      [4, 2],
    ],
    "one size for axis 'j'",
  ],
  ['ij->ik', [[2, 3]], 'output letters that are in the inputs'],
] as const)('refuses %s', (subscripts, shapes, message) => {
  const operands = shapes.map((shape) => tensor(new Float32Array(shape.reduce<number>((a, b) => a * b, 1)), { shape }));
  expect(() => einsum(subscripts, ...operands)).toThrow(message);
});
