import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { tensor } from '../tensor.ts';
import { ndim } from './ndim.ts';

beforeAll(() => useBackend(cpu()));

test('ndim of a matrix and of a number', () => {
  expect(
    ndim(
      tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ),
  ).toEqual(2);
  expect(ndim(5)).toEqual(0);
});
