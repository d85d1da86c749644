import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { jit, traceCall } from '../jit.ts';
import {
  add,
  exp,
  greater,
  less,
  lessEqual,
  matmul,
  maximum,
  multiply,
  reshape,
  sqrt,
  subtract,
  sum,
  take,
} from '../ops/index.ts';
import { simplify } from '../simplify.ts';
import { type Tensor, tensor } from '../tensor.ts';
import { Variable } from '../variable.ts';
import { associativeScan } from './associative-scan.ts';
import { cond } from './cond.ts';
import { foriLoop } from './fori-loop.ts';
import { map } from './map.ts';
import { switch as switchOp } from './switch.ts';
import { vectorizedMap } from './vectorized-map.ts';
import { whileLoop } from './while-loop.ts';

beforeAll(() => useBackend(cpu()));

describe('cond', () => {
  test('runs one branch, on what both use from outside', async () => {
    const offset = new Variable(tensor([10, 20]));
    const pick = (x: Tensor): { y: Tensor; n: null } =>
      cond(
        greater(sum(x), 0),
        () => ({ y: add(x, offset), n: null }),
        () => ({ y: multiply(x, x), n: null }),
      );
    for (const run of [pick, jit(pick)]) {
      expect(await run(tensor([1, 2])).y.array()).toEqual([11, 22]);
      expect(await run(tensor([-1, -2])).y.array()).toEqual([1, 4]);
    }
    offset.assign([0, 0]);
    expect(await jit(pick)(tensor([1, 2])).y.array()).toEqual([1, 2]);
  });

  test('with a plain predicate, or one that is known, chooses at once', () => {
    const log: string[] = [];
    const branch = (name: string) => (): Tensor => tensor(log.push(name));
    cond(true, branch('then'), branch('otherwise'));
    cond(0, branch('then'), branch('otherwise'));
    expect(log).toEqual(['then', 'otherwise']);
    const { applications } = simplify(
      traceCall(
        (x: Tensor) =>
          cond(
            tensor(false),
            () => exp(x),
            () => add(x, 1),
          ),
        [tensor(1)],
      ).program,
    );
    expect(applications.map(({ op }) => op.name)).toEqual(['constant', 'add']);
  });

  test('what nothing needs is not computed, nor what only that needs', () => {
    const f = (x: Tensor, p: Tensor): Tensor =>
      cond(
        p,
        () => [exp(x), sqrt(sum(x))],
        () => [x, sqrt(multiply(sum(x), 2))],
      )[0]!;
    const { applications } = simplify(traceCall(f, [tensor([1, 2]), tensor(true)]).program);
    expect(applications.map(({ op }) => op.name)).toEqual(['cond']);
    const g = (x: Tensor, p: Tensor): Tensor => {
      const [y, z] = [exp(x), sqrt(x)];
      return cond(
        p,
        () => [y, z],
        () => [x, multiply(z, 2)],
      )[0]!;
    };
    const program = simplify(traceCall(g, [tensor([1, 2]), tensor(true)]).program);
    expect(program.applications.map(({ op }) => op.name)).toEqual(['exp', 'cond']);
  });

  test('says what is wrong', () => {
    const x = tensor([1, 2]);
    const v = new Variable(tensor(0));
    expect(() =>
      cond(
        greater(x, 0),
        () => x,
        () => x,
      ),
    ).toThrow('ops.cond: pred: expected a scalar. Received: tensor(bool)[2]');
    expect(() =>
      cond(
        greater(sum(x), 0),
        () => x,
        () => sum(x),
      ),
    ).toThrow('tensor(float32)[2]. Received: tensor(float32)[]');
    expect(() =>
      cond(
        greater(sum(x), 0),
        () => [x] as unknown,
        () => x,
      ),
    ).toThrow('structure');
    expect(() =>
      cond(
        greater(sum(x), 0),
        () => {
          v.assign(1);
          return x;
        },
        () => x,
      ),
    ).toThrow('assigns no variable');
  });
});

describe('whileLoop', () => {
  test('repeats as long as the condition holds', async () => {
    const limit = tensor(100);
    const doubled = (x: Tensor): readonly [Tensor, Tensor] =>
      whileLoop(
        (_, y) => less(y, limit),
        (n, y) => [add(n, 1), multiply(y, 2)],
        [tensor(0), x],
      );
    for (const run of [doubled, jit(doubled)]) {
      const [n, y] = run(tensor(3));
      expect(await n.item()).toBe(6);
      expect(await y.item()).toBe(192);
      expect(await run(tensor(1000))[0].item()).toBe(0);
    }
  });

  test('takes one tensor or an object as it is, and stops after maximumIterations', async () => {
    expect(
      await whileLoop(
        (x: Tensor) => greater(x, 1),
        (x) => sqrt(x),
        tensor(65536),
        { maximumIterations: 2 },
      ).item(),
    ).toBe(16);
    const state = whileLoop(
      (s: { n: Tensor }) => less(s.n, 3),
      ({ n }: { n: Tensor }) => ({ n: add(n, 1) }),
      { n: tensor(0) },
    );
    expect(await state.n.item()).toBe(3);
  });

  test('says what is wrong', () => {
    expect(() =>
      whileLoop(
        (x: Tensor) => greater(x, 1),
        (x) => x,
        tensor([1, 2]),
      ),
    ).toThrow('ops.whileLoop: cond: expected a scalar');
    expect(() =>
      whileLoop(
        (x: Tensor) => greater(x, 1),
        (x) => reshape(x, [1]),
        tensor(1),
      ),
    ).toThrow('Keep shape and dtype');
  });
});

test('foriLoop counts, with bounds known or not', async () => {
  expect(await foriLoop(0, 10, (i, total: Tensor) => add(total, i), tensor(0)).item()).toBe(45);
  expect(await foriLoop(3, 1, (i, total: Tensor) => add(total, i), tensor(7)).item()).toBe(7);
  const upTo = (n: Tensor): Tensor => foriLoop(1, n, (i, total: Tensor) => multiply(total, i), tensor(1));
  expect(await upTo(tensor(6)).item()).toBe(120);
  expect(await jit(upTo)(tensor(6)).item()).toBe(120);
});

test('map and vectorizedMap give what f gives for each slice', async () => {
  const m = tensor([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  const f = (row: Tensor): { s: Tensor; r: Tensor } => ({ s: sum(exp(row)), r: matmul(reshape(row, [1, 2]), m_(2)) });
  const m_ = (n: number): Tensor =>
    tensor([
      [n, 0],
      [1, 1],
    ]);
  const [one, all] = [map(f, m), vectorizedMap(f, m)];
  for (const { s, r } of [one, all]) {
    const sums = (await s.array()) as number[];
    expect(sums[2]).toBeCloseTo(Math.exp(5) + Math.exp(6), 2);
    expect(await r.array()).toEqual([[[4, 2]], [[10, 4]], [[16, 6]]]);
  }
  const table = tensor([10, 20, 30]);
  const indices = tensor([2, 0], { dtype: 'int32' });
  expect(await vectorizedMap((i: Tensor) => take(table, i), indices).array()).toEqual([30, 10]);
  // An op that has no form for stacks: the slices go one after the other.
  const half = (x: Tensor): Tensor =>
    cond(
      greater(x, 15),
      () => multiply(x, 0.5),
      () => x,
    );
  expect(await vectorizedMap(half, table).array()).toEqual([10, 10, 15]);
  expect(
    await vectorizedMap(([a, b]: [Tensor, Tensor]) => add(a, b), [m, tensor([1, 2, 3])] as [Tensor, Tensor]).array(),
  ).toEqual([
    [2, 3],
    [5, 6],
    [8, 9],
  ]);
  expect(await vectorizedMap(() => tensor(1), m).array()).toEqual([1, 1, 1]);
});

test('switch runs the branch of its index, moved inside', async () => {
  const branches = [(x: Tensor) => x, (x: Tensor) => multiply(x, 2), (x: Tensor) => multiply(x, 3)];
  const x = tensor(5);
  for (const [index, result] of [
    [-7, 5],
    [0, 5],
    [1, 10],
    [2, 15],
    [9, 15],
  ] as const) {
    expect(await switchOp(index, branches, x).item()).toBe(result);
    const at = tensor(index, { dtype: 'int32' });
    expect(await switchOp(at, branches, x).item()).toBe(result);
    expect(await jit((i: Tensor) => switchOp(i, branches, x))(at).item()).toBe(result);
  }
  expect(() => switchOp(0, [])).toThrow('at least one function');
});

describe('associativeScan', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 13])('of %i elements', async (n) => {
    const values = Array.from({ length: n }, (_, i) => ((i * 7) % 5) - 1);
    const partial = (list: readonly number[]): number[] =>
      list.map((_, i) => list.slice(0, i + 1).reduce((a, b) => a + b, 0));
    expect(await associativeScan((a, b) => add(a, b), tensor(values)).array()).toEqual(partial(values));
    expect(await associativeScan((a, b) => add(a, b), tensor(values), { reverse: true }).array()).toEqual(
      partial([...values].reverse()).reverse(),
    );
  });

  test('along other axes, of trees, and of functions that do not commute', async () => {
    const m = tensor([
      [1, 5, 2],
      [4, 3, 6],
    ]);
    expect(await associativeScan((a, b) => maximum(a, b), m, { axis: -1 }).array()).toEqual([
      [1, 5, 5],
      [4, 4, 6],
    ]);
    // x → a x + b, composed: the first goes first.
    const compose = (f: { a: Tensor; b: Tensor }, g: { a: Tensor; b: Tensor }): { a: Tensor; b: Tensor } => ({
      a: multiply(f.a, g.a),
      b: add(multiply(g.a, f.b), g.b),
    });
    const { b } = associativeScan(compose, { a: tensor([2, 3, 4]), b: tensor([1, 1, 1]) });
    expect(await b.array()).toEqual([1, 4, 17]);
    expect(() => associativeScan((x) => x, [tensor([1]), tensor([1, 2])])).toThrow('1 elements along axis 0');
  });
});

test('loops nest in branches and branches in loops', async () => {
  const collatz = (start: Tensor): Tensor =>
    whileLoop(
      (n: Tensor, _: Tensor) => greater(n, 1),
      (n: Tensor, steps: Tensor) =>
        [
          cond(
            lessEqual(
              subtract(
                n,
                multiply(
                  foriLoop(
                    0,
                    20,
                    (_, h: Tensor) =>
                      cond(
                        lessEqual(multiply(add(h, 1), 2), n),
                        () => add(h, 1),
                        () => h,
                      ),
                    tensor(0),
                  ),
                  2,
                ),
              ),
              0,
            ),
            () => multiply(n, 0.5),
            () => add(multiply(n, 3), 1),
          ),
          add(steps, 1),
        ] as [Tensor, Tensor],
      [start, tensor(0)] as [Tensor, Tensor],
    )[1];
  expect(await jit(collatz)(tensor(6)).item()).toBe(8);
});
