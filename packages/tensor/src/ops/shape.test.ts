import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { tensor } from '../tensor.ts';
import { shape } from './shape.ts';

beforeAll(() => useBackend(cpu()));

test('shape of a matrix and of a number', () => {
  expect(
    shape(
      tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ),
  ).toEqual([2, 3]);
  expect(shape(5)).toEqual([]);
});
