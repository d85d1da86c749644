import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { split } from '../internal/threefry.ts';
import { tensor } from '../tensor.ts';
import { randomSplit } from './random-split.ts';

beforeAll(() => useBackend(cpu()));

// Its expansion: in random-bits.test.ts.
test('derives the keys of jax.random.split', async () => {
  expect(await randomSplit(tensor(Uint32Array.of(42, 0)), { count: 4 }).array()).toEqual(split([42, 0], 4));
});
