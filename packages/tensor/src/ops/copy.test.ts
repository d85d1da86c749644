import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { tensor } from '../tensor.ts';
import { Variable } from '../variable.ts';
import { copy } from './copy.ts';

beforeAll(() => useBackend(cpu()));

test('a copy outlives its source', async () => {
  const x = tensor([1, 2]);
  const y = copy(x);
  x.dispose();
  expect(await y.array()).toEqual([1, 2]);
});

test('a copy of a variable stays when another value is assigned', async () => {
  const variable = new Variable(tensor([1]));
  const before = copy(variable);
  variable.assign(tensor([2]));
  expect(await before.array()).toEqual([1]);
  expect(await variable.value.array()).toEqual([2]);
});
