import { cpu } from '@oneiros/backend-cpu';
import {
  add,
  divide,
  exp,
  jit,
  log,
  matmul,
  multiply,
  printProgram,
  rewrite,
  scan,
  simplify,
  sin,
  square,
  subtract,
  sum,
  type Tensor,
  tanh,
  tensor,
  traceCall,
  useBackend,
  Variable,
} from '@oneiros/tensor';
import { checkGradients, compareTensors } from '@oneiros/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkpoint } from './checkpoint.ts';
import { customGradient } from './custom-gradient.ts';
import { grad } from './grad.ts';
import { jvp } from './jvp.ts';
import { valueAndGrad, variableGradients } from './value-and-grad.ts';
import { vjp } from './vjp.ts';

beforeAll(() => useBackend(cpu()));

describe('vjp', () => {
  test('goes back from several results, several times', async () => {
    const [{ y, z }, back] = vjp(
      (a: Tensor, b: Tensor) => ({ y: multiply(a, b), z: sum(a) }),
      tensor([1, 2]),
      tensor([3, 4]),
    );
    expect(await y.array()).toEqual([3, 8]);
    expect(await z.item()).toBe(3);
    const [da, db] = back({ y: tensor([1, 10]), z: tensor(100) });
    expect(await da.array()).toEqual([103, 140]);
    expect(await db.array()).toEqual([1, 20]);
    expect(await back({ y: tensor([0, 0]), z: tensor(1) })[0].array()).toEqual([1, 1]);
    expect(() => back({ y: tensor(1), z: tensor(1) })).toThrow('vjp: cotangents: expected a tree like the results');
  });

  test('inside jit and grad', async () => {
    const dy = tensor([1, 10]);
    const f = (x: Tensor): Tensor => vjp((t: Tensor) => square(t), x)[1](dy)[0];
    expect(await jit(f)(tensor([3, 4])).array()).toEqual([6, 80]);
    expect(await grad((x: Tensor) => sum(f(x)))(tensor([3, 4])).array()).toEqual([2, 20]);
  });

  test('assigns what the function assigns', async () => {
    const count = new Variable(tensor(0));
    const counted = (x: Tensor): Tensor => {
      count.assign(add(count, 1));
      return multiply(x, count);
    };
    const [y] = vjp(counted, tensor(5));
    expect(await y.item()).toBe(5);
    expect(await count.value.item()).toBe(1);
  });
});

test('jvp is the derivative along tangents', async () => {
  const f = (x: Tensor, p: { w: Tensor }): [Tensor, Tensor] => [multiply(square(x), p.w), sum(x)];
  for (const run of [
    jvp<[Tensor, { w: Tensor }], [Tensor, Tensor]>,
    jit(jvp<[Tensor, { w: Tensor }], [Tensor, Tensor]>),
  ]) {
    const [[y, s], [dy, ds]] = run(f, [tensor([1, 2]), { w: tensor([3, 4]) }], [tensor([1, 0]), { w: tensor([0, 1]) }]);
    expect(await y.array()).toEqual([3, 16]);
    expect(await s.item()).toBe(3);
    expect(await dy.array()).toEqual([6, 4]);
    expect(await ds.item()).toBe(1);
  }
  const [, curvature] = jvp(
    (x: Tensor) => grad((t: Tensor) => sum(multiply(square(t), t)))(x),
    [tensor([1, 2])],
    [tensor([1, 1])],
  );
  expect(await curvature.array()).toEqual([6, 12]);
  const [y, dy, aux] = jvp((x: Tensor) => [multiply(x, 3), add(x, 1)] as const, [tensor(2)], [tensor(1)], {
    hasAux: true,
  });
  expect([await y.item(), await dy.item(), await aux.item()]).toEqual([6, 3, 3]);
  expect(() => jvp((x: Tensor) => x, [tensor(1)], [tensor([1])])).toThrow('jvp: tangents');
});

describe('customGradient', () => {
  const log1pexp = customGradient((x: Tensor): [Tensor, (dy: Tensor) => Tensor] => {
    const e = exp(x);
    return [log(add(1, e)), (dy) => multiply(dy, subtract(1, divide(1, add(1, e))))];
  });

  test('has the gradient that it gives, of every order', async () => {
    const x = tensor([100]);
    expect(await grad((t: Tensor) => sum(log1pexp(t)))(x).array()).toEqual([1]);
    await checkGradients(log1pexp, [{ shape: [3], data: [-1, 0.5, 2] }]);
    await checkGradients(log1pexp, [{ shape: [3], data: [-1, 0.5, 2] }], { second: true });
    expect(((await log1pexp(tensor([0])).array()) as number[])[0]).toBeCloseTo(Math.LN2);
  });

  test('is used, not the derivative of what it computes', async () => {
    const clipped = customGradient((x: Tensor): [Tensor, (dy: Tensor) => Tensor] => [multiply(x, 1000), (dy) => dy]);
    const f = (x: Tensor): Tensor => sum(clipped(square(x)));
    expect(await grad(f)(tensor([3])).array()).toEqual([6]);
    expect(await jit(grad(f))(tensor([3])).array()).toEqual([6]);
    expect(await grad((x: Tensor) => add(f(x), sum(grad(f)(x))))(tensor([3])).array()).toEqual([6 + 2]);
    const looped = (x: Tensor): Tensor => sum(scan((s: Tensor) => [clipped(s), null], x, { length: 2 })[0]);
    expect(await grad(looped)(tensor([3])).array()).toEqual([1]);
  });

  test('takes trees and several arguments, closes over what is outside, and may give null', async () => {
    const scale = new Variable(tensor(2));
    const outer = (c: Tensor): Tensor => {
      const f = customGradient(
        (
          p: { a: Tensor; b: Tensor },
          n: number,
          _k: Tensor,
        ): [[Tensor, Tensor], (dys: [Tensor, Tensor]) => unknown] => [
          [multiply(multiply(p.a, scale), c), multiply(p.b, n)],
          ([du, dv]) => [{ a: multiply(du, c), b: dv }, null],
        ],
      );
      const a = sin(c);
      const [u, v] = f({ a, b: a }, 5, tensor(1));
      return sum(add(u, v));
    };
    // cotangent of a: c through u, 1 through v; c and scale from outside have none
    expect(await grad(outer)(tensor(2)).item()).toBeCloseTo(Math.cos(2) * 3, 5);
    expect(await outer(tensor(2)).item()).toBeCloseTo(Math.sin(2) * (4 + 5), 5);
  });

  test('says what is wrong', () => {
    const bad = (gradient: unknown): ((x: Tensor) => Tensor) =>
      customGradient((x: Tensor): [Tensor, (dy: Tensor) => unknown] => [x, () => gradient]);
    expect(() => bad([tensor(1), tensor(1)])(tensor(1))).toThrow(
      '1 cotangents, one for each tensor among the arguments. Received: 2',
    );
    expect(() => bad(tensor([1]))(tensor(1))).toThrow('shape [] for argument 0');
    expect(() => customGradient(((x: Tensor) => x) as never)(tensor(1))).toThrow('[outputs, gradient function]');
  });
});

describe('checkpoint', () => {
  const block = (x: Tensor): Tensor => {
    const w = tensor([
      [0.5, -0.3],
      [0.2, 0.8],
    ]);
    return tanh(matmul(tanh(matmul(x, w)), w));
  };
  const x = { shape: [2, 2], data: [0.1, 0.2, -0.3, 0.4] };

  test('has the same values and gradients', async () => {
    const t = tensor(x.data, { shape: x.shape });
    const [plain, again] = [block, checkpoint(block)].map((f) => (v: Tensor) => sum(f(f(v))));
    await compareTensors(again!(t), plain!(t));
    await compareTensors(grad(again!)(t), grad(plain!)(t));
    await compareTensors(jit(grad(again!))(t), grad(plain!)(t));
    const smooth = (v: Tensor): Tensor => sin(multiply(sin(v), v));
    await checkGradients(checkpoint(smooth), [x]);
    await checkGradients(checkpoint(smooth), [x], { second: true });
    await checkGradients((v) => scan((s: Tensor) => [checkpoint(smooth)(s), null], v, { length: 2 })[0], [x]);
  });

  test('computes again what it does not keep', () => {
    const count = (f: (v: Tensor) => Tensor): number => {
      const text = printProgram(
        simplify(
          rewrite(
            traceCall(
              valueAndGrad((v: Tensor) => sum(f(v))),
              [tensor(x.data, { shape: x.shape })],
            ).program,
            ({ op }) => op.name === 'checkpoint',
          ),
        ),
      );
      return text.split('= tanh(').length - 1;
    };
    expect(count(block)).toBe(2);
    expect(count(checkpoint(block))).toBe(4);
  });

  test('reads variables, and gives their gradients', async () => {
    const v = new Variable(tensor([2, 3]));
    const { gradients } = variableGradients(
      () => ({ value: sum(checkpoint((t: Tensor) => square(multiply(t, v)))(tensor([1, 1]))), rest: null }),
      [v],
    );
    expect(await gradients[0]!.array()).toEqual([4, 6]);
    expect(() => checkpoint(() => v.assign([1, 1]))()).toThrow(
      'checkpoint: expected a function that assigns no variable',
    );
  });
});
