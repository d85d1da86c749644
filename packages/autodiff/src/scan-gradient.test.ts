import { cpu } from '@oneiros/backend-cpu';
import {
  add,
  cast,
  cond,
  cos,
  exp,
  foriLoop,
  greater,
  jit,
  matmul,
  multiply,
  negative,
  scan,
  simplify,
  sin,
  sum,
  switch as switchOp,
  type Tensor,
  tanh,
  tensor,
  traceCall,
  useBackend,
  Variable,
  whileLoop,
  withBackend,
} from '@oneiros/tensor';
import { checkGradients, compareTensors } from '@oneiros/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { grad } from './grad.ts';
import { variableGradients } from './value-and-grad.ts';

beforeAll(() => useBackend(cpu()));

const numbers = (...shape: number[]): { shape: number[]; data: number[] } => {
  const size = shape.reduce((a, b) => a * b, 1);
  return { shape, data: Array.from({ length: size }, (_, i) => Math.sin(1.7 * i + shape.length) * 0.8) };
};

/** A recurrent network: state, weights of input and state, bias, output weights. */
const network =
  (options: { reverse?: boolean; unroll?: boolean } = {}) =>
  (x: Tensor, h0: Tensor, w: Tensor, u: Tensor, b: Tensor, v: Tensor): readonly Tensor[] => {
    const [h, ys] = scan(
      (h: Tensor, row: Tensor) => {
        const next = tanh(add(add(matmul(row, w), matmul(h, u)), b));
        return [next, matmul(next, v)];
      },
      h0,
      { xs: x, ...options },
    );
    return [h, ys];
  };
const inputs = [numbers(3, 2, 3), numbers(2, 4), numbers(3, 4), numbers(4, 4), numbers(4), numbers(4, 2)];

describe('the gradient of scan', () => {
  test.each([
    ['a recurrent network', network()],
    ['a recurrent network in reverse', network({ reverse: true })],
  ])('%s', async (_, fn) => {
    await checkGradients(fn, inputs);
    await checkGradients(fn, inputs, { second: true });
    await checkGradients((...xs) => [fn(...(xs as Parameters<typeof fn>))[0]!], inputs); // no cotangent of ys
    await checkGradients((...xs) => [fn(...(xs as Parameters<typeof fn>))[1]!], inputs); // none of the state
  });

  test('is that of the steps written out', async () => {
    const loss =
      (unroll: boolean) =>
      (...xs: Tensor[]): Tensor =>
        network({ unroll })(...(xs as Parameters<ReturnType<typeof network>>))
          .map((y) => sum(multiply(y, y)))
          .reduce((a, b) => add(a, b));
    const tensors = inputs.map(({ data, shape }) => tensor(data, { shape }));
    const argnums = tensors.map((_, i) => i);
    const [rolled, written] = [false, true].map((unroll) => jit(grad(loss(unroll), { argnums }))(...tensors));
    for (const [i, gradient] of written!.entries()) await compareTensors(rolled![i], gradient);
    const eager = grad(loss(false), { argnums })(...tensors);
    for (const [i, gradient] of written!.entries()) await compareTensors(eager[i], gradient);
  });

  test('sums the gradients of weights in one product after the loop', () => {
    const loss = (...xs: Tensor[]): Tensor => sum(network()(...(xs as Parameters<ReturnType<typeof network>>))[1]!);
    const tensors = inputs.map(({ data, shape }) => tensor(data, { shape }));
    const { applications } = simplify(
      simplify(traceCall(grad(loss, { argnums: [0, 1, 2, 3, 4, 5] }), tensors).program),
    );
    const loops = applications.filter(({ op }) => op.name === 'scan');
    expect(loops).toHaveLength(2);
    const inside = loops.map(({ attrs }) =>
      (attrs as { body: { applications: { op: { name: string } }[] } }).body.applications.map(({ op }) => op.name),
    );
    expect(inside[0]!.filter((name) => name === 'dotGeneral')).toHaveLength(1); // h · u
    expect(inside[1]!.filter((name) => name === 'dotGeneral')).toHaveLength(1); // dz · uᵀ
    const { carry } = loops[1]!.attrs as { carry: number };
    expect(carry).toBe(1); // the cotangent of the state, no sums
  });

  test('differentiates once what is the same at every step', async () => {
    const f = (x: Tensor, w: Tensor): Tensor =>
      scan(
        (h: Tensor, row: Tensor) => [tanh(matmul(add(h, row), sin(multiply(w, exp(w))))), null],
        tensor(new Float64Array(4), { shape: [2, 2], dtype: x.dtype }),
        { xs: x },
      )[0];
    await checkGradients(f, [numbers(3, 2, 2), numbers(2, 2)]);
    await checkGradients(f, [numbers(3, 2, 2), numbers(2, 2)], { second: true });
    const make = ({ data, shape }: { data: number[]; shape: number[] }): Tensor => tensor(data, { shape });
    const tensors = [make(numbers(3, 2, 2)), make(numbers(2, 2))] as const;
    const low = (x: Tensor, w: Tensor): Tensor =>
      sum(
        scan(
          (h: Tensor, row: Tensor) => [tanh(add(matmul(h, cast(w, 'bfloat16')), cast(row, 'bfloat16'))), null],
          tensor([0.5, 0.5, 0.5, 0.5], { shape: [2, 2], dtype: 'bfloat16' }),
          { xs: x },
        )[0],
      );
    for (const fn of [low, (x: Tensor, w: Tensor): Tensor => sum(f(x, w))]) {
      const { applications } = simplify(simplify(traceCall(grad(fn, { argnums: [0, 1] }), [...tensors]).program));
      const loops = applications.filter(({ op }) => op.name === 'scan');
      expect((loops[1]!.attrs as { carry: number }).carry).toBe(1); // no sums
      const largest = Math.max(...applications.flatMap(({ outputs }) => outputs.map(({ shape }) => shape.length)));
      expect(largest).toBe(3); // no stack of gradients of the weights
    }
    const [dx, dw] = jit(grad(low, { argnums: [0, 1] }))(...tensors);
    expect([dx.dtype, dw.dtype]).toEqual(['float32', 'float32']);
  });

  test('with constants that enter in other ways, integers and unused inputs', async () => {
    await checkGradients(
      (x, a, b) => {
        const [{ state }, ys] = scan(
          ({ state, n }: { state: Tensor; n: Tensor }, row: Tensor) => [
            { state: add(multiply(state, a), sin(multiply(row, exp(b)))), n: add(n, 1) },
            multiply(a, n),
          ],
          { state: b, n: tensor(0, { dtype: 'int32' }) },
          { xs: x },
        );
        return [state, ys];
      },
      [numbers(4, 3), numbers(3), numbers(3)],
    );
  });

  test('of loops in loops, and of a loop around a condition', async () => {
    const nested = (m: Tensor, w: Tensor): Tensor =>
      scan(
        (total: Tensor, row: Tensor) => [
          add(
            total,
            scan((t: Tensor, x: Tensor) => [add(multiply(t, w), multiply(sin(x), total)), null], total, { xs: row })[0],
          ),
          null,
        ],
        w,
        { xs: m },
      )[0];
    await checkGradients(nested, [numbers(3, 2), numbers()]);
    await checkGradients(nested, [numbers(3, 2), numbers()], { second: true });
    const branching = (xs: Tensor, w: Tensor): Tensor =>
      scan(
        (t: Tensor, x: Tensor) => [
          cond(
            greater(x, 0),
            () => sin(multiply(t, w)),
            () => add(t, x),
          ),
          t,
        ],
        w,
        { xs },
      )[0];
    await checkGradients(branching, [numbers(5), numbers()]);
  });

  test('of no steps and of unrolled ones', async () => {
    await checkGradients((x) => foriLoop(0, 0, (_, s: Tensor) => sin(s), x), [numbers(2)]);
    await checkGradients(
      (x) => foriLoop(2, 5, (i, s: Tensor) => sin(multiply(s, add(multiply(0.1, i), 1))), x),
      [numbers(2)],
    );
    await checkGradients((x) => scan((s: Tensor) => [sin(s), cos(s)], x, { length: 3, unroll: true }), [numbers(2)]);
  });

  test('by variables', async () => {
    const w = new Variable(tensor(2));
    const step = jit(() =>
      variableGradients(
        () => ({ value: scan((s: Tensor) => [multiply(s, w), null], tensor(1), { length: 3 })[0], rest: null }),
        [w],
      ),
    );
    const { value, gradients } = step();
    expect(await value.item()).toBe(8);
    expect(await gradients[0]!.item()).toBe(12);
  });
});

describe('the gradient of branches', () => {
  test('is that of the branch taken', async () => {
    const both = (x: Tensor, y: Tensor): Tensor =>
      cond(
        greater(sum(x), 0),
        () => sin(multiply(x, y)),
        () => exp(negative(x)),
      );
    for (const sign of [1, -1]) {
      const at = [{ shape: [2], data: [sign * 0.3, sign * 0.4] }, numbers(2)];
      await checkGradients(both, at);
      await checkGradients(both, at, { second: true });
    }
    const pick = (x: Tensor): Tensor => switchOp(greater(sum(x), 0), [(t: Tensor) => sin(t), (t: Tensor) => cos(t)], x);
    await checkGradients(pick, [numbers(3)]);
  });

  test('does not exist for whileLoop', () => {
    const root = (x: Tensor): Tensor =>
      whileLoop(
        (t: Tensor) => greater(t, 1),
        (t: Tensor) => multiply(t, 0.5),
        x,
      );
    expect(() => grad(root)(tensor(9))).toThrow('Use ops.scan, or ops.foriLoop with bounds that are numbers');
    // Where no gradient goes through it, it may be there.
    expect(grad((x: Tensor) => multiply(x, root(tensor(9))))(tensor(1)).shape).toEqual([]);
  });
});

test('a gradient loop on another backend value runs there', async () => {
  const other = { ...cpu(), name: 'other' };
  const [g] = await withBackend(other, async () => [
    grad((x: Tensor) => sum(scan((s: Tensor, r: Tensor) => [add(s, sin(r)), s], tensor(0), { xs: x })[1]))(
      tensor([1, 2, 3]),
    ),
  ]);
  await compareTensors(g, { shape: [3], dtype: 'float32', data: [2 * Math.cos(1), Math.cos(2), 0] });
});
