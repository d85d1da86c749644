import {
  cholesky,
  det,
  eig,
  eigh,
  lu,
  luFactor,
  matmul,
  qr,
  solve,
  svd,
  type Tensor,
  tensor,
  transpose,
  useBackend,
} from '@oneiros/tensor';
import { beforeAll, describe, expect, test } from 'vitest';
import { cpu } from '../cpu.ts';
import golden from './linear-algebra.golden.json' with { type: 'json' };

beforeAll(() => useBackend(cpu()));

const matrix = (data: readonly number[], rows: number, columns: number): Tensor =>
  tensor(Float64Array.from(data), { shape: [rows, columns] });
const transposed = (x: Tensor): Tensor => transpose(x);

describe.each(golden.cases)(
  '$rows × $columns, condition $condition',
  ({ rows, columns, condition, x: data, ...wanted }) => {
    const k = Math.min(rows, columns);
    const make = (): Tensor => matrix(data, rows, columns);

    test('QR gives back x, with orthonormal columns', async () => {
      for (const mode of ['reduced', 'complete'] as const) {
        const [q, r] = qr(make(), { mode });
        await near(matmul(q, r), data, 1e-14);
        await isIdentity(matmul(transposed(q), q));
      }
    });

    test('singular values agree with NumPy, U diag(s) Vᵀ is x', async () => {
      await near(svd(make(), { computeUv: false }), wanted.singular, 1e-14);
      for (const fullMatrices of [true, false]) {
        const [u, s, vt] = svd(make(), { fullMatrices });
        await isIdentity(matmul(transposed(u), u));
        await isIdentity(matmul(vt, transposed(vt)));
        const [a, b, values] = [await u.data(), await vt.data(), await s.data()];
        const wide = fullMatrices ? rows : k;
        const product = data.map((_, i) => {
          let sum = 0;
          for (let j = 0; j < k; j++)
            sum +=
              Number(a[Math.floor(i / columns) * wide + j]) *
              Number(values[j]) *
              Number(b[j * columns + (i % columns)]);
          return sum;
        });
        expect(distance(product, data)).toBeLessThan(1e-14);
      }
    });

    test('LU gives back x', async () => {
      const [factors, , permutation] = lu(make());
      const [f, order] = [await factors.data(), await permutation.data()];
      const product = data.map((_, i) => {
        const [row, column] = [Math.floor(i / columns), i % columns];
        let sum = 0;
        for (let j = 0; j <= Math.min(row, column); j++)
          sum += (j === row ? 1 : Number(f[row * columns + j])) * Number(f[j * columns + column]);
        return sum;
      });
      expect(
        distance(
          product,
          data.map((_, i) => data[Number(order[Math.floor(i / columns)]) * columns + (i % columns)]!),
        ),
      ).toBeLessThan(1e-14);
      expect((await luFactor(make())[1].data()).length).toBe(k);
    });

    if (rows === columns) {
      test('solutions, determinants, factors and eigenvalues agree with NumPy', async () => {
        const scale = Math.max(...wanted.solved!.map(Math.abs));
        await near(solve(make(), tensor(Float64Array.from(wanted.b!))), wanted.solved!, scale * condition * 1e-14);
        expect(Number(await det(make()).item()) / wanted.det!).toBeCloseTo(1, 7);
        await near(cholesky(matmul(make(), transposed(make()))), wanted.cholesky!, 1e-8);
        const [w, v] = eigh(make());
        await near(w, wanted.eigh!, 1e-14);
        await isIdentity(matmul(transposed(v), v));
      });

      test('eigenvalues of the matrix itself agree with NumPy, and x v = w v', async () => {
        const [[wr, wi], [vr, vi]] = eig(make());
        const [real, imaginary] = [await wr.data(), await wi.data()].map((d) => Array.from(d, Number)) as [
          number[],
          number[],
        ];
        const order = real.map((_, i) => i).sort((i, j) => real[i]! - real[j]! || imaginary[i]! - imaginary[j]!);
        const matched = wanted.eig![0]!.every((value, i) =>
          order.some((j) => Math.hypot(real[j]! - value, imaginary[j]! - wanted.eig![1]![i]!) < 1e-8),
        );
        expect(matched).toBe(true);
        const [left, leftImaginary] = [await matmul(make(), vr).data(), await matmul(make(), vi).data()].map((d) =>
          Array.from(d, Number),
        ) as [number[], number[]];
        const [a, b] = [await vr.data(), await vi.data()].map((d) => Array.from(d, Number)) as [number[], number[]];
        expect(
          distance(
            left,
            a.map((value, i) => value * real[i % columns]! - b[i]! * imaginary[i % columns]!),
          ),
        ).toBeLessThan(1e-12);
        expect(
          distance(
            leftImaginary,
            a.map((value, i) => value * imaginary[i % columns]! + b[i]! * real[i % columns]!),
          ),
        ).toBeLessThan(1e-12);
      });
    }
  },
);

test('what cannot be factored is NaN, not an endless loop', async () => {
  const bad = tensor([
    [Number.NaN, 1],
    [1, 2],
  ]);
  expect(await svd(bad, { computeUv: false }).array()).toEqual([Number.NaN, Number.NaN]);
  expect(await eigh(bad)[0].array()).toEqual([Number.NaN, Number.NaN]);
  expect(
    await cholesky(
      tensor([
        [1, 2],
        [2, 1],
      ]),
    ).array(),
  ).toEqual([
    [Number.NaN, Number.NaN],
    [Number.NaN, Number.NaN],
  ]);
});

test('batches without matrices, and matrices without elements', () => {
  const empty = tensor(new Float32Array(0), { shape: [0, 3, 2] });
  expect(qr(empty).map((t) => t.shape)).toEqual([
    [0, 3, 2],
    [0, 2, 2],
  ]);
  expect(svd(tensor(new Float32Array(0), { shape: [2, 0] })).map((t) => t.shape)).toEqual([[2, 2], [0], [0, 0]]);
});

function distance(x: readonly number[], y: readonly number[]): number {
  return x.reduce((worst, value, i) => Math.max(worst, Math.abs(value - y[i]!)), 0);
}
async function near(x: Tensor, wanted: readonly number[], bound: number): Promise<void> {
  expect(distance(Array.from(await x.data(), Number), wanted)).toBeLessThanOrEqual(bound);
}
async function isIdentity(x: Tensor): Promise<void> {
  const n = x.shape[0]!;
  await near(
    x,
    Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0)),
    1e-13,
  );
}
