import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { jit, traceCall } from '../jit.ts';
import { add, broadcastTo, concatenate, matmul, multiply, sum, tanh } from '../ops/index.ts';
import type { Program } from '../program.ts';
import { simplify } from '../simplify.ts';
import { type Tensor, tensor } from '../tensor.ts';
import { Variable } from '../variable.ts';
import { type ScanAttrs, scan } from './scan.ts';

beforeAll(() => useBackend(cpu()));

const running = (total: Tensor, x: Tensor): [Tensor, Tensor] => {
  const next = add(total, x);
  return [next, multiply(next, 2)];
};

describe('scan', () => {
  test.each([
    ['forward', {}, 6, [2, 6, 12]],
    ['in reverse', { reverse: true }, 6, [12, 10, 6]],
    ['written out', { unroll: true }, 6, [2, 6, 12]],
    ['written out in reverse', { unroll: 3, reverse: true }, 6, [12, 10, 6]],
    ['with a hint', { unroll: 2 }, 6, [2, 6, 12]],
  ])('%s', async (_, options, total, rows) => {
    for (const run of [scan<Tensor, Tensor, Tensor>, jit(scan<Tensor, Tensor, Tensor>)]) {
      const [carry, ys] = run(running, tensor(0), { xs: tensor([1, 2, 3]), ...options });
      expect(await carry.item()).toBe(total);
      expect(await ys.array()).toEqual(rows);
    }
  });

  test('carries trees, and tensors and variables from outside are constants', async () => {
    const scale = new Variable(tensor([1, 10]));
    const offset = tensor(100);
    const [carry, ys] = scan(
      ({ a, b }: { a: Tensor; b: [Tensor] }, { x }: { x: Tensor }) => [
        { a: add(a, multiply(x, scale)), b: [add(b[0], offset)] as [Tensor] },
        [a, null],
      ],
      { a: tensor([0, 0]), b: [tensor(0)] as [Tensor] },
      {
        xs: {
          x: tensor([
            [1, 2],
            [3, 4],
          ]),
        },
      },
    );
    expect(await carry.a.array()).toEqual([4, 60]);
    expect(await carry.b[0].item()).toBe(200);
    expect(await (ys[0] as Tensor).array()).toEqual([
      [0, 0],
      [1, 20],
    ]);
    expect(ys[1]).toBeNull();
  });

  test('without xs takes length steps, without steps it gives the start', async () => {
    const [count] = scan((n: Tensor) => [add(n, 1), null], tensor(0), { length: 5 });
    expect(await count.item()).toBe(5);
    const [carry, ys] = scan(running, tensor(7), { xs: tensor([]) });
    expect(await carry.item()).toBe(7);
    expect(ys.shape).toEqual([0]);
  });

  test('loops hold loops', async () => {
    const rows = (m: Tensor): Tensor =>
      scan(
        (total: Tensor, row: Tensor) => [
          add(total, scan((t: Tensor, x: Tensor) => [add(t, multiply(x, total)), null], tensor(1), { xs: row })[0]),
          null,
        ],
        tensor(0),
        { xs: m },
      )[0];
    // 0 → 1; 1 → 1 + (1 + 3·1 + 4·1) = 9
    expect(
      await rows(
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ).item(),
    ).toBe(9);
    expect(
      await jit(rows)(
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ).item(),
    ).toBe(9);
  });

  test('says what is wrong', () => {
    const x = tensor([1, 2, 3]);
    const v = new Variable(tensor(0));
    expect(() => scan((c: Tensor) => [c, null], x, {})).toThrow('ops.scan: expected xs, or length');
    expect(() => scan((c: Tensor, r: Tensor) => [concatenate([c, r]), null], x, { xs: tensor([[1], [2]]) })).toThrow(
      'a carry tensor(float32)[3]. Received: tensor(float32)[4]',
    );
    expect(() => scan((c: Tensor) => [{ c }, null] as never, x, { length: 1 })).toThrow('of the structure *');
    expect(() => scan((c: Tensor) => c as never, x, { length: 1 })).toThrow('[carry, y]');
    const assigning = (c: Tensor): [Tensor, null] => {
      v.assign(c);
      return [c, null];
    };
    expect(() => scan(assigning, tensor(0), { length: 1 })).toThrow(
      "assigns no variable. Received: an assignment of variable 'variable'",
    );
    expect(() => scan((c: Tensor, _: Tensor) => [c, null], x, { xs: tensor(3) })).toThrow('a first axis');
    expect(() => scan((c: Tensor, _: unknown) => [c, null], x, { xs: [tensor([1]), tensor([1, 2])] })).toThrow(
      '1 steps',
    );
  });

  test('only the recurrence remains in the loop', async () => {
    const [w, u, v] = [
      tensor([
        [1, 0.5],
        [0, 1],
      ]),
      tensor([
        [0.5, 0],
        [0, -0.5],
      ]),
      tensor([[1], [1]]),
    ];
    const network = (x: Tensor): Tensor =>
      scan(
        (h: Tensor, row: Tensor) => {
          const next = tanh(add(matmul(row, w), matmul(h, add(u, 0))));
          return [next, matmul(next, v)];
        },
        tensor([[0, 0]]),
        { xs: x },
      )[1];
    const x = tensor([[[1, 2]], [[3, 4]], [[-1, 0.5]]]);
    const program = simplify(traceCall(network, [x]).program);
    const loop = program.applications.find(({ op }) => op.name === 'scan')!;
    const inside = (loop.attrs as ScanAttrs).body.applications.map(({ op }) => op.name);
    expect(inside).toEqual(['dotGeneral', 'add', 'tanh']);
    expect(program.applications.filter(({ op }) => op.name === 'dotGeneral')).toHaveLength(2);
    const written = jit(
      (rows: Tensor) =>
        scan((h: Tensor, row: Tensor) => [tanh(add(matmul(row, w), matmul(h, u))), null], tensor([[0, 0]]), {
          xs: rows,
          unroll: true,
        })[0],
    );
    const last = (await jit(network)(x).array()) as number[][][];
    const h = (await written(x).array()) as number[][];
    expect(last[2]![0]![0]).toBeCloseTo(h[0]![0]! + h[0]![1]!, 5);
  });

  test('what nothing needs is not computed', () => {
    const last = (x: Tensor): Tensor =>
      scan(
        ([a, b]: readonly Tensor[], row: Tensor) => [[add(a!, row), tanh(add(b!, row))], tanh(b!)],
        [tensor(0), tensor(0)] as readonly Tensor[],
        { xs: x },
      )[0][0]!;
    const { applications }: Program = simplify(traceCall(last, [tensor([1, 2])]).program);
    const loop = applications.find(({ op }) => op.name === 'scan')!;
    expect(loop.outputs).toHaveLength(1);
    expect((loop.attrs as ScanAttrs).body.applications.map(({ op }) => op.name)).toEqual(['add']);
  });

  test('what comes in twice comes in once, and a repeated row is a constant', async () => {
    const twice = (x: Tensor): Tensor =>
      scan((s: Tensor, [a, b, c]: Tensor[]) => [tanh(add(add(multiply(s, a!), b!), c!)), null], tensor([0, 0]), {
        xs: [x, x, broadcastTo(tensor([[1, 2]]), [3, 2])],
      })[0];
    const x = tensor([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const { applications } = simplify(traceCall(twice, [x]).program);
    const { body, constants } = applications.find(({ op }) => op.name === 'scan')!.attrs as ScanAttrs;
    expect([constants, body.inputs.length]).toEqual([1, 3]);
    const found = (await jit(twice)(x).array()) as number[];
    const [first] = [1, 3, 5].reduce(([s], v) => [Math.tanh(s! * v + v + 1)], [0]);
    expect(found[0]).toBeCloseTo(first!, 5);
  });

  test('a loop without a state is done at once', async () => {
    const squares = (x: Tensor): Tensor =>
      scan((_: null, row: Tensor) => [null, sum(multiply(row, row))], null, { xs: x })[1];
    const { applications } = simplify(
      traceCall(squares, [
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ]).program,
    );
    expect(applications.map(({ op }) => op.name)).toEqual(['multiply', 'sum']);
    expect(
      await squares(
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ).array(),
    ).toEqual([5, 25]);
  });
});
