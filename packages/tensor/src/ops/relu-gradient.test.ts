import { grad } from '@oneiros/autodiff';
import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { vectorizedMap } from '../control/vectorized-map.ts';
import { type Tensor, tensor } from '../tensor.ts';
import { multiply } from './multiply.ts';
import { relu } from './relu.ts';
import { reluGradient } from './relu-gradient.ts';
import { square } from './square.ts';
import { sum } from './sum.ts';

beforeAll(async () => void (await useBackend(cpu())));

test('dy where y is greater than 0', async () => {
  const y = tensor([0, 2, Number.NaN, Number.POSITIVE_INFINITY, -1]);
  expect(await reluGradient(tensor([5, 6, 7, 8, 9]), y).array()).toEqual([0, 6, 0, 8, 0]);
  expect(await reluGradient(tensor([[5], [6]]), tensor([0, 1, 2])).array()).toEqual([
    [0, 5, 5],
    [0, 6, 6],
  ]);
});

test('is the gradient of relu, and has one itself', async () => {
  const x = tensor([-1, 0, 2]);
  expect(await grad((t: Tensor) => sum(relu(t)))(x).array()).toEqual([0, 0, 1]);
  const slope = grad((t: Tensor) => sum(multiply(square(relu(t)), t))); // 3 x² where x > 0
  expect(await grad((t: Tensor) => sum(slope(t)))(x).array()).toEqual([0, 0, 12]);
});

test('of a stack of dy for one y', async () => {
  const y = tensor([0, 3]);
  const stack = vectorizedMap((dy) => reluGradient(dy as Tensor, y), tensor([[1, 2], [3, 4]])) as Tensor; // biome-ignore format: a table
  expect(await stack.array()).toEqual([
    [0, 2],
    [0, 4],
  ]);
});
