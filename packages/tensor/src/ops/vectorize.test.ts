import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { type Tensor, tensor } from '../tensor.ts';
import { add } from './add.ts';
import { matmul } from './matmul.ts';
import { multiply } from './multiply.ts';
import { reshape } from './reshape.ts';
import { sum } from './sum.ts';
import { vectorize } from './vectorize.ts';

beforeAll(() => useBackend(cpu()));

test('scalars, with arguments that broadcast', async () => {
  const plus = vectorize((a: Tensor, b: Tensor) => add(a, multiply(b, 10)));
  expect(await plus(tensor([1, 2]), 3).array()).toEqual([31, 32]);
  expect(await plus(tensor([[1], [2]]), tensor([1, 2])).array()).toEqual([
    [11, 21],
    [12, 22],
  ]);
});

test('a signature names the axes that stay together', async () => {
  const product = vectorize((a: Tensor, v: Tensor) => matmul(a, v), { signature: '(m,n),(n)->(m)' });
  const y = product(reshape(tensor([1, 2, 3, 4, 5, 6, 7, 8]), [2, 2, 2]), tensor([1, 10]));
  expect(await y.array()).toEqual([
    [21, 43],
    [65, 87],
  ]);
  expect(() => product(tensor([[1, 2]]), tensor([1, 2, 3]))).toThrow(
    "ops.vectorize: expected arguments that fit '(m,n),(n)->(m)'",
  );
});

test('several results, and arguments that are left alone', async () => {
  const both = vectorize((a: Tensor, table: Tensor) => [add(a, 1), multiply(a, sum(table))] as const, {
    excluded: [1],
  });
  const [one, two] = both(tensor([1, 2]), tensor([1, 2, 3]));
  expect(await one.array()).toEqual([2, 3]);
  expect(await two.array()).toEqual([6, 12]);
});
