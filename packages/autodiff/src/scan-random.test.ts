import { cpu } from '@oneiros/backend-cpu';
import {
  add,
  broadcastTo,
  concatenate,
  exp,
  greater,
  jit,
  matmul,
  multiply,
  negative,
  scan,
  sin,
  split,
  stopGradient,
  sum,
  type Tensor,
  tanh,
  tensor,
  transpose,
  useBackend,
  where,
} from '@oneiros/tensor';
import { compareTensors } from '@oneiros/testing';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { checkpoint } from './checkpoint.ts';
import { grad } from './grad.ts';

beforeAll(() => useBackend(cpu()));

/** What a step of a random loop can do with two values of shape [2, 3] and a matrix [3, 3]. */
const moves: readonly ((a: Tensor, b: Tensor, w: Tensor) => Tensor)[] = [
  (a, b) => add(a, b),
  (a, b) => multiply(a, b),
  (a) => sin(a),
  (a, _, w) => tanh(matmul(a, w)),
  (a, b, w) => matmul(tanh(b), multiply(w, sum(a))),
  (a) => broadcastTo(sum(a, { axis: 0, keepdims: true }), [2, 3]),
  (a, b) => where(greater(a, 0), a, negative(b)),
  (a, b) => concatenate(split(add(a, b), 3, { axis: 1 }).reverse(), { axis: 1 }),
  (a, b) => matmul(matmul(tanh(a), transpose(tanh(b))), a),
  (a, b) => multiply(stopGradient(a), b),
  (a, b) => checkpoint((s: Tensor, t: Tensor) => tanh(multiply(sin(s), t)))(a, b),
  (a, b) => scan((s: Tensor, r: Tensor) => [tanh(add(s, r)), multiply(s, r)], sum(b, { axis: 0 }), { xs: a })[1],
  (_, b, w) => add(b, sum(exp(negative(multiply(w, w))), { axis: 0 })),
];
const step = fc.record({
  moves: fc.array(fc.tuple(fc.nat(moves.length - 1), fc.nat(99), fc.nat(99)), { minLength: 1, maxLength: 7 }),
  outputs: fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)),
  reverse: fc.boolean(),
  asked: fc.constantFrom('state', 'ys', 'both'),
});

const data = (size: number, salt: number): Float32Array =>
  Float32Array.from({ length: size }, (_, i) => 0.9 * Math.sin(2.3 * i + salt));

test('random loops have the values and gradients of their steps written out', async () => {
  let checked = 0;
  await fc.assert(
    fc.asyncProperty(step, async ({ moves: chosen, outputs, reverse, asked }) => {
      const run =
        (unroll: boolean) =>
        (h: Tensor, k: Tensor, x: Tensor, c: Tensor, w: Tensor): Tensor => {
          const [[a, b], ys] = scan(
            ([p, q]: readonly [Tensor, Tensor], row: Tensor): readonly [readonly [Tensor, Tensor], Tensor] => {
              const values = [p, q, row, c];
              for (const [move, i, j] of chosen)
                values.push(moves[move]!(values[i % values.length]!, values[j % values.length]!, w));
              const [one, two, y] = outputs.map(
                (n) => values[(values.length - 1 - n + 99 * values.length) % values.length]!,
              );
              return [[tanh(one!), two!], y!];
            },
            [h, k] as const,
            { xs: x, reverse, unroll },
          );
          const state = sum(sin(add(a, multiply(b, 0.5))));
          return asked === 'state' ? state : asked === 'ys' ? sum(sin(ys)) : add(state, sum(sin(ys)));
        };
      const inputs = [
        tensor(data(6, 1), { shape: [2, 3] }),
        tensor(data(6, 2), { shape: [2, 3] }),
        tensor(data(18, 3), { shape: [3, 2, 3] }),
        tensor(data(6, 4), { shape: [2, 3] }),
        tensor(data(9, 5), { shape: [3, 3] }),
      ] as const;
      const close = { rtol: 2e-3, atol: 2e-3 };
      const value = jit(run(true))(...inputs);
      if (!Number.isFinite(await value.item())) return;
      await compareTensors(jit(run(false))(...inputs), value, close);
      const options = { argnums: [0, 1, 2, 3, 4] } as const;
      const [rolled, written] = [false, true].map((unroll) => jit(grad(run(unroll), options))(...inputs));
      const elements = await Promise.all(written!.map((g) => g.data()));
      const largest = Math.max(...elements.flatMap((g) => Array.from(g as Float32Array, Math.abs)));
      if (!(largest < 1e3)) return; // rounding would be all there is to see
      for (const [i, gradient] of written!.entries()) await compareTensors(rolled![i], gradient, close);
      checked++;
    }),
    { numRuns: 60, seed: 7 },
  );
  expect(checked).toBeGreaterThan(30);
});
