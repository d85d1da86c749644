import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { empty } from './empty.ts';

beforeAll(() => useBackend(cpu()));

test('empty has the shape and dtype asked for', async () => {
  const x = empty([2, 3]);
  expect([x.shape, x.dtype]).toEqual([[2, 3], 'float32']);
  expect((await empty([0, 3], { dtype: 'int32' }).data()).length).toBe(0);
});
