import { readFileSync } from 'node:fs';
import { cpu } from '@oneiros/backend-cpu';
import { compareTensors, decodeGolden, expectedTensors } from '@oneiros/testing';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { jit } from '../jit.ts';
import { type Tensor, tensor } from '../tensor.ts';
import { nonzero } from './nonzero.ts';

const { cases } = JSON.parse(readFileSync(new URL('nonzero.golden.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly { readonly x: unknown; readonly out: readonly unknown[] }[];
};
beforeAll(() => useBackend(cpu()));

test.each(cases)('the indices that Keras finds, case %#', async ({ x, out }) => {
  const indices = await nonzero(decodeGolden(x) as Tensor);
  const wanted = expectedTensors(out);
  expect(indices.length).toBe(wanted.length);
  for (const [i, want] of wanted.entries()) await compareTensors(indices[i], want);
});

test('inside of jit it says why it cannot', async () => {
  let failure: Promise<unknown> = Promise.resolve();
  jit((x: Tensor) => {
    failure = nonzero(x);
    failure.catch(() => {});
    return x;
  })(tensor([1, 0]));
  await expect(failure).rejects.toThrow('ops.nonzero: expected a computed tensor.');
});
