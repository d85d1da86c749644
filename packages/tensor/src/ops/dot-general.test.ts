import { cpu } from '@oneiros/backend-cpu';
import { checkGradients } from '@oneiros/testing';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { type Tensor, tensor } from '../tensor.ts';
import { dotGeneral } from './dot-general.ts';

beforeAll(() => useBackend(cpu()));

const data = (shape: readonly number[], seed = 0): Float32Array =>
  Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => Math.sin(7.3 * i + seed));

test.each([
  { x: [3, 4], y: [4, 2], contracting: [[1], [0]], batch: [[], []], out: [3, 2] },
  { x: [2, 5, 3], y: [3, 2, 4], contracting: [[2], [0]], batch: [[0], [1]], out: [2, 5, 4] },
  {
    x: [2, 3, 4, 2],
    y: [4, 2, 3, 5],
    contracting: [
      [2, 1],
      [0, 2],
    ],
    batch: [[3], [1]],
    out: [2, 2, 5],
  },
  {
    x: [2, 3],
    y: [3, 2],
    contracting: [
      [0, 1],
      [1, 0],
    ],
    batch: [[], []],
    out: [],
  },
  {
    x: [2, 3, 2],
    y: [2, 3, 2],
    contracting: [[], []],
    batch: [
      [2, 0],
      [0, 2],
    ],
    out: [2, 2, 3, 3],
  },
  { x: [2, 0], y: [0, 3], contracting: [[1], [0]], batch: [[], []], out: [2, 3] },
] as const)('$x · $y over $contracting, batch $batch', async ({ x, y, contracting, batch, out }) => {
  const product = (a: Tensor, b: Tensor): Tensor => dotGeneral(a, b, { contracting, batch });
  const result = product(tensor(data(x), { shape: x }), tensor(data(y, 1), { shape: y }));
  expect(result.shape).toEqual(out);
  const expected = naive(data(x), x, data(y, 1), y, contracting, batch);
  (await result.data()).forEach((value, i) => expect(Number(value)).toBeCloseTo(expected[i]!, 5));
  const inputs = [
    { shape: x, data: data(x) },
    { shape: y, data: data(y, 1) },
  ];
  await checkGradients(product, inputs);
  await checkGradients(product, inputs, { second: true, samples: 5 });
});

test('integers wrap, booleans tell whether any pair is true', async () => {
  const big = tensor([2 ** 30, 3], { dtype: 'int32' });
  expect(await dotGeneral(big, tensor([4, 5], { dtype: 'int32' }), { contracting: [[0], [0]] }).item()).toBe(15);
  const wide = tensor([2n ** 62n, 3n]);
  expect(await dotGeneral(wide, tensor([4n, 5n]), { contracting: [[0], [0]] }).array()).toBe(15n);
  expect(await dotGeneral(tensor([true, false]), tensor([false, true]), { contracting: [[0], [0]] }).array()).toBe(
    false,
  );
  expect(await dotGeneral(tensor([true, true]), tensor([false, true]), { contracting: [[0], [0]] }).array()).toBe(true);
});

test('large products agree with sums in doubles', async () => {
  const [m, k, n] = [67, 523, 33];
  const [a, b] = [data([m, k]), data([k, n], 2)];
  const product = (await dotGeneral(tensor(a, { shape: [m, k] }), tensor(b, { shape: [k, n] }), {
    contracting: [[1], [0]],
  }).data()) as Float32Array;
  const expected = naive(a, [m, k], b, [k, n], [[1], [0]], [[], []]);
  let worst = 0;
  product.forEach((value, i) => (worst = Math.max(worst, Math.abs(value - expected[i]!))));
  expect(worst).toBeLessThan(1e-5);
});

test('refuses axes of different size', () => {
  expect(() => dotGeneral(tensor([1, 2]), tensor([1, 2, 3]), { contracting: [[0], [0]] })).toThrow(
    /paired axes of equal size/,
  );
});

type Pairs = readonly [readonly number[], readonly number[]];
function naive(
  x: Float32Array,
  xShape: readonly number[],
  y: Float32Array,
  yShape: readonly number[],
  contracting: Pairs,
  batch: Pairs,
): number[] {
  const free = (shape: readonly number[], side: 0 | 1): number[] =>
    shape.map((_, i) => i).filter((i) => !contracting[side].includes(i) && !batch[side].includes(i));
  const xFree = free(xShape, 0);
  const yFree = free(yShape, 1);
  const indices = (sizes: readonly number[]): number[][] =>
    sizes.reduce<number[][]>((all, n) => all.flatMap((at) => Array.from({ length: n }, (_, i) => [...at, i])), [[]]);
  const element = (values: Float32Array, shape: readonly number[], place: ReadonlyMap<number, number>): number =>
    values[shape.reduce((at, n, axis) => at * n + place.get(axis)!, 0)]!;
  return indices(batch[0].map((a) => xShape[a]!)).flatMap((b) =>
    indices(xFree.map((a) => xShape[a]!)).flatMap((i) =>
      indices(yFree.map((a) => yShape[a]!)).map((j) =>
        indices(contracting[0].map((a) => xShape[a]!)).reduce((total, k) => {
          const place = (
            batchAxes: readonly number[],
            freeAxes: readonly number[],
            at: readonly number[],
            summed: readonly number[],
          ): Map<number, number> =>
            new Map([
              ...batchAxes.map((a, n) => [a, b[n]!] as const),
              ...freeAxes.map((a, n) => [a, at[n]!] as const),
              ...summed.map((a, n) => [a, k[n]!] as const),
            ]);
          return (
            total +
            element(x, xShape, place(batch[0], xFree, i, contracting[0])) *
              element(y, yShape, place(batch[1], yFree, j, contracting[1]))
          );
        }, 0),
      ),
    ),
  );
}
