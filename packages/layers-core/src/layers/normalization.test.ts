import { cpu } from '@oneiros/backend-cpu';
import { Normalization } from '@oneiros/layers-core';
import { tensor, useBackend } from '@oneiros/tensor';
import { beforeAll, expect, test } from 'vitest';

beforeAll(() => useBackend(cpu()));

test('adapt finds mean and variance of a tensor', async () => {
  const layer = new Normalization();
  await layer.adapt(
    tensor([
      [0, 7, 4],
      [2, 9, 6],
      [0, 7, 4],
      [2, 9, 6],
    ]),
  );
  expect(await layer.mean!.value.array()).toEqual([1, 8, 5]);
  expect(await layer.variance!.value.array()).toEqual([1, 1, 1]);
  expect(await layer.apply(tensor([[1, 8, 7]])).array()).toEqual([[0, 0, 2]]);
});

test('adapt on batches of any size gives what it gives on all at once', async () => {
  const rows = Array.from({ length: 7 }, (_, i) => [Math.sin(i) * 3, i * i]);
  const whole = new Normalization();
  await whole.adapt(tensor(rows));
  const batched = new Normalization();
  await batched.adapt([tensor(rows.slice(0, 3)), [tensor(rows.slice(3, 4)), null], tensor(rows.slice(4))]);
  const streamed = new Normalization();
  await streamed.adapt(
    (async function* () {
      yield tensor(rows.slice(0, 5));
      yield tensor(rows.slice(5));
    })(),
  );
  for (const layer of [batched, streamed]) {
    for (const name of ['mean', 'variance'] as const) {
      const [found, wanted] = [await layer[name]!.data(), await whole[name]!.data()];
      wanted.forEach((value, i) => expect(found[i]).toBeCloseTo(Number(value), 4));
    }
  }
});

test('adapt forgets what it found before, and no axis means one mean of all', async () => {
  const layer = new Normalization({ axis: null });
  await layer.adapt(tensor([[100, 200]]));
  await layer.adapt(tensor([[1, 3]]));
  expect(await layer.mean!.value.array()).toBe(2);
  expect(await layer.variance!.value.array()).toBe(1);
});

test('what does not fit is refused', async () => {
  expect(() => new Normalization({ mean: 1 })).toThrow(/expected mean and variance/);
  expect(() => new Normalization({ mean: [1, 2], variance: [1] })).toThrow(/of one shape/);
  expect(() => new Normalization({ mean: [[1]], variance: [[1]] })).toThrow(/rank up to 1/);
  await expect(new Normalization().adapt([])).rejects.toThrow(/at least one batch/);
  await expect(new Normalization({ mean: 1, variance: 1 }).adapt(tensor([[1]]))).rejects.toThrow(
    /no mean and variance/,
  );
  await expect(new Normalization().adapt([tensor([[1, 2]]), tensor([[1]])])).rejects.toThrow(/data that fits/);
});
