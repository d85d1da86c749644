import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { liveBuffers, useBackend } from './backend.ts';
import { add } from './ops/index.ts';
import { keep, share, tensor, tidy } from './tensor.ts';
import { Variable } from './variable.ts';

beforeAll(() => useBackend(cpu()));

test('takes tensors, arrays and other variables, as its own dtype', async () => {
  const v = new Variable(tensor([1, 2]), { name: 'v', trainable: false });
  expect([v.name, v.trainable, v.dtype, v.toString()]).toEqual(['v', false, 'float32', "variable 'v' (float32)[2]"]);
  v.assign([3, 4]);
  expect(await v.value.array()).toEqual([3, 4]);
  v.assign(tensor([5, 6], { dtype: 'int32' }));
  expect(await v.value.array()).toEqual([5, 6]);
  expect(v.value.dtype).toBe('float32');
  expect(() => v.assign([1, 2, 3])).toThrow("Variable 'v'.assign: expected shape [2]. Received: shape=[3]");
});

test('shares what others hold', async () => {
  const [v, w] = [new Variable(tensor([1])), new Variable(tensor([2]))];
  const mine = tensor([3]);
  v.assign(mine);
  mine.dispose();
  expect(await v.value.item()).toBe(3);
  v.assign(w);
  w.assign([4]);
  expect([await v.value.item(), await w.value.item()]).toEqual([2, 4]);
  v.assign(v);
  v.assign(v.value);
  expect(await v.value.item()).toBe(2);
});

test('frees what it replaces', () => {
  const v = new Variable(tensor([1]));
  const before = liveBuffers();
  for (let i = 0; i < 5; i++) v.assign([i]);
  for (let i = 0; i < 5; i++) {
    const t = tensor([i]);
    v.assign(t);
    t.dispose();
  }
  expect(liveBuffers()).toBe(before);
  v.dispose();
  expect(liveBuffers()).toBe(before - 1);
});

test('outlives tidy', async () => {
  const v = tidy(() => new Variable(tensor([1])));
  tidy(() => {
    v.assign(add(v, 1));
    v.assign(add(v, 1));
  });
  expect(await v.value.item()).toBe(3);
});

test('share and keep', async () => {
  const x = tensor([1]);
  const y = share(x);
  x.dispose();
  expect(await y.item()).toBe(1);
  const [z] = tidy(() => [keep(add(y, 1))]);
  expect(await z.item()).toBe(2);
});

test('tidy keeps what is in the result, however deep', async () => {
  const before = liveBuffers();
  const { list, name } = tidy(() => ({ list: [tensor([1]), { deep: add(tensor([1]), 1) }] as const, name: 'n' }));
  expect(liveBuffers()).toBe(before + 2);
  expect(await list[1].deep.item()).toBe(2);
  expect(name).toBe('n');
  const inner = tidy(() => tidy(() => tensor([1])));
  expect(inner.disposed).toBe(false);
  expect(() => tidy(async () => tensor([1]))).toThrow('tidy: expected a function that returns at once');
});
