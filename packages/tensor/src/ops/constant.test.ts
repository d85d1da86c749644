import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { jit } from '../jit.ts';
import { type Tensor, tensor } from '../tensor.ts';
import { add } from './add.ts';

beforeAll(() => useBackend(cpu()));

test('a tensor made inside of jit is a constant of its program', async () => {
  const shifted = jit((x: Tensor) => [add(x, tensor([1, 2])), tensor([[true], [false]])] as const);
  const [sum, mask] = shifted(tensor([10, 20]));
  expect(await sum.array()).toEqual([11, 22]);
  expect(await mask.array()).toEqual([[true], [false]]);
  expect(await shifted(tensor([0, 0]))[0].array()).toEqual([1, 2]);
});
