import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from './backend.ts';
import { jit, traceCall } from './jit.ts';
import { add, dotGeneral, exp, multiply, pad, split, sum, topK, transpose } from './ops/index.ts';
import { attrsKey, programKey } from './program.ts';
import { simplify } from './simplify.ts';
import { type Tensor, tensor } from './tensor.ts';

beforeAll(() => useBackend(cpu()));

/** The ops that are left of `fn`, in order. */
const left = (fn: (...xs: Tensor[]) => unknown, ...shapes: number[][]): string[] => {
  const xs = shapes.map((shape) => tensor(new Float32Array(shape.reduce((a, b) => a * b, 1)), { shape }));
  return simplify(traceCall(fn, xs).program).applications.map(({ op }) => op.name);
};

describe('simplify', () => {
  test('computes equal things once, and nothing in vain', () => {
    expect(left((x) => [exp(exp(x!)), add(exp(x!), exp(x!))][1], [2])).toEqual(['exp', 'add']);
    expect(left((x) => [multiply(x!, 2), multiply(x!, 2), multiply(x!, 3)], [2])).toEqual([
      'constant',
      'multiply',
      'constant',
      'multiply',
    ]);
    expect(left((x) => topK(x!, 2)[1], [4]).length).toBeLessThanOrEqual(left((x) => topK(x!, 2), [4]).length);
    expect(left((x) => x, [2])).toEqual([]);
    expect(left((x) => add(x!, 0), [2])).toEqual([]);
  });

  test('keeps apart what only looks equal', async () => {
    const f = jit((x: Tensor) => [
      add(x, tensor([0, -0])),
      add(x, tensor([1e-45, 0])),
      multiply(x, 0),
      multiply(x, -0),
    ]);
    const found = await Promise.all(f(tensor([1, -1])).map((y) => y.array()));
    expect(found[2]).toEqual([0, -0]);
    expect(found[3]).toEqual([-0, 0]);
  });

  test('makes sums of sums, of transposes and of products one op', async () => {
    const x = tensor(
      Float32Array.from({ length: 24 }, (_, i) => i),
      { shape: [2, 3, 4] },
    );
    const sums = (t: Tensor): Tensor => sum(sum(t, { axis: 1 }), { axis: 0 });
    expect(left((t) => sums(t!), [2, 3, 4])).toEqual(['sum']);
    expect(await jit(sums)(x).array()).toEqual([60, 66, 72, 78]);
    const turned = (t: Tensor): Tensor => sum(transpose(t, { axes: [2, 0, 1] }), { axis: 1 });
    expect(left((t) => turned(t!), [2, 3, 4])).toEqual(['sum', 'transpose']);
    expect(await jit(turned)(x).array()).toEqual(await turned(x).array());
    const product = (t: Tensor): Tensor =>
      sum(dotGeneral(t, t, { contracting: [[1], [1]], batch: [[0], [0]] }), { axis: 0 });
    expect(left((t) => product(t!), [2, 3, 4])).toEqual(['dotGeneral']);
    expect(await jit(product)(x).array()).toEqual(await product(x).array());
  });
});

test('parts padded to lie one behind the other are concatenated', async () => {
  const joined = (t: Tensor): Tensor =>
    split(t, 4, { axis: 1 })
      .map((part, i) => multiply(part, i + 1))
      .map((part, i) =>
        pad(part, [
          [0, 0],
          [2 * i, 6 - 2 * i],
        ]),
      )
      .reduceRight((a, b) => add(a, b));
  const x = tensor(
    Float32Array.from({ length: 16 }, (_, i) => i + 1),
    { shape: [2, 8] },
  );
  expect(left((t) => joined(t!), [2, 8]).filter((name) => name === 'pad' || name === 'add')).toEqual([]);
  expect(left((t) => joined(t!), [2, 8]).filter((name) => name === 'concatenate')).toHaveLength(1);
  expect(await jit(joined)(x).array()).toEqual([
    [1, 2, 6, 8, 15, 18, 28, 32],
    [9, 10, 22, 24, 39, 42, 60, 64],
  ]);
  // Gaps, overlaps, other values and other axes are left alone, and right.
  for (const [a, b, value] of [
    [[0, 5], [3, 2], 0],
    [[0, 5], [1, 4], 0],
    [[0, 5], [2, 3], 7],
  ] as const) {
    const sums = (t: Tensor): Tensor =>
      add(pad(t, [[0, 0], a], { constantValues: value }), pad(t, [[0, 0], b], { constantValues: value }));
    const t = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(await jit(sums)(t).array()).toEqual(await sums(t).array());
    expect(left((v) => sums(v!), [2, 2])).toContain('add');
  }
});

test('keys of attributes and programs are equal for equal ones only', () => {
  const keys = [
    undefined,
    null,
    0,
    -0,
    '0',
    0n,
    [],
    [0],
    {},
    { a: 1 },
    new Float32Array(1),
    new Int32Array(1),
    new Float32Array(2),
  ].map((value) => attrsKey(value));
  expect(new Set(keys).size).toBe(keys.length);
  const key = (fn: (x: Tensor) => unknown): string => programKey(traceCall(fn, [tensor([1, 2])]).program);
  expect(key((x) => add(exp(x), x))).toBe(key((x) => add(exp(x), x)));
  expect(key((x) => add(exp(x), x))).not.toBe(key((x) => add(x, exp(x))));
  expect(key((x) => [x, exp(x)])).not.toBe(key((x) => [exp(x), x]));
});
