import { add, matmul, sum, tensor, useBackend } from '@oneiros/tensor';
import { expect, test } from 'vitest';
import { bigIntegers } from './big-integers.ts';
import { cpuWith } from './cpu.ts';
import { denseKernels } from './dense-kernels.ts';
import { halfFloats } from './half-floats.ts';
import { dotKernels } from './kernels/dot.ts';

const values = [2n ** 62n, -1n];

test('kernels picked by hand refuse 64-bit integers by name', async () => {
  await useBackend(cpuWith(denseKernels));
  const x = tensor(values);
  for (const op of [() => add(x, x), () => sum(x), () => matmul(x, x)])
    expect(op).toThrow(/^Backend cpu: expected an op it has a kernel for\. Received: op=\w+ on int64\. .*cpu\(\)/);
});

test('products of other integers are in dotKernels alone', async () => {
  await useBackend(cpuWith(denseKernels));
  const x = tensor([3, -1], { dtype: 'int32' });
  expect(() => matmul(x, x)).toThrow(/Received: op=dotGeneral on int32\./);
  await useBackend(cpuWith(denseKernels, dotKernels));
  const y = tensor([3, -1], { dtype: 'int32' });
  const yes = tensor([true, true]);
  expect(await matmul(y, y).array()).toBe(10);
  expect(await matmul(yes, yes).array()).toBe(true);
});

test.each([
  ['bigIntegers', bigIntegers(denseKernels)],
  ['halfFloats and bigIntegers', halfFloats(bigIntegers(denseKernels))],
  ['bigIntegers and halfFloats', bigIntegers(halfFloats(denseKernels))],
])('with %s they compute them, and numbers as before', async (_, kernels) => {
  await useBackend(cpuWith(kernels));
  const x = tensor(values);
  expect(await add(x, x).array()).toEqual([-(2n ** 63n), -2n]);
  expect(await sum(x).array()).toBe(2n ** 62n - 1n);
  expect(await matmul(x, tensor([1n, 2n])).array()).toBe(2n ** 62n - 2n);
  expect(await add(tensor([1]), 2).array()).toEqual([3]);
});
