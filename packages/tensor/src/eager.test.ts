import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from './backend.ts';
import { bind } from './bind.ts';
import { scan } from './control/scan.ts';
import type { Op } from './op.ts';
import { add, multiply } from './ops/index.ts';
import { type Tensor, tensor } from './tensor.ts';

beforeAll(() => useBackend(cpu()));

test('two ops of one name are two ops', async () => {
  const twice: Op = { name: 'mine', expand: ([x]) => multiply(x, 2) };
  const more: Op = { name: 'mine', expand: ([x]) => add(x, 1) };
  const x = tensor([5]);
  expect(await bind(twice, [x]).item()).toBe(10);
  expect(await bind(more, [x]).item()).toBe(6);
  expect(await bind(twice, [x]).item()).toBe(10);
});

test('loops of one form are compiled once, of others apart', async () => {
  let compiled = 0;
  const counting = {
    ...cpu(),
    compile: (program: Parameters<ReturnType<typeof cpu>['compile']>[0]) => {
      compiled++;
      return cpu().compile(program);
    },
  };
  await useBackend(counting);
  const x = tensor([1, 2, 3]);
  const start = tensor(0);
  const run = (step: (s: Tensor, r: Tensor) => Tensor): Promise<number> =>
    scan((s: Tensor, r: Tensor) => [step(s, r), null], start, { xs: x })[0].item();
  expect(await run((s, r) => add(s, r))).toBe(6);
  expect(compiled).toBe(1);
  expect(await run((s, r) => add(s, r))).toBe(6);
  expect(compiled).toBe(1);
  expect(await run((s, r) => add(s, multiply(r, 2)))).toBe(12);
  expect(await run((s, r) => add(s, multiply(r, 3)))).toBe(18);
  expect(compiled).toBe(3);
  await useBackend(cpu());
});
