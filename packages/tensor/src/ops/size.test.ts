import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { tensor } from '../tensor.ts';
import { size } from './size.ts';

beforeAll(() => useBackend(cpu()));

test('size of a matrix and of a number', () => {
  expect(
    size(
      tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ),
  ).toEqual(6);
  expect(size(5)).toEqual(1);
});
