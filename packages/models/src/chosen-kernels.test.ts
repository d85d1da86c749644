import { argsortKernel, cpuWith, denseKernels } from '@oneiros/backend-cpu';
import { Dense, Input, relu } from '@oneiros/layers-core';
import { MeanSquaredError } from '@oneiros/losses';
import { Adam } from '@oneiros/optimizers';
import { argsort, setRandomSeed, tensor, useBackend } from '@oneiros/tensor';
import { expect, test } from 'vitest';
import { Sequential } from './sequential.ts';

test('a dense net learns with the kernels it needs, and an op without one is named', async () => {
  await useBackend(cpuWith(denseKernels));
  setRandomSeed(1);
  const model = new Sequential([Input([2]), new Dense(8, { activation: relu }), new Dense(1)]);
  model.compile({ optimizer: new Adam({ learningRate: 0.05 }), loss: new MeanSquaredError() });
  const x = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]); // biome-ignore format: a table
  const { history } = await model.fit(x, tensor([[0], [1], [1], [2]]), { epochs: 60, verbose: 0 });
  expect(history.loss!.at(-1)!).toBeLessThan(history.loss![0]! / 5);
  expect(() => argsort(x)).toThrow('op=argsort');
  await useBackend(cpuWith(denseKernels, argsortKernel));
  expect(await argsort(tensor([2, 1])).array()).toEqual([1, 0]);
});
