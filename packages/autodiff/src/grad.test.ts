import { cpu } from '@oneiros/backend-cpu';
import {
  add,
  cast,
  concatenate,
  exp,
  jit,
  liveBuffers,
  max,
  multiply,
  power,
  reshape,
  sin,
  square,
  sum,
  type Tensor,
  tensor,
  tidy,
  topK,
  useBackend,
  Variable,
} from '@oneiros/tensor';
import { beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { grad } from './grad.ts';
import { valueAndGrad, variableGradients } from './value-and-grad.ts';

beforeAll(() => useBackend(cpu()));

describe('grad', () => {
  test('of any order, in and around jit', async () => {
    const cube = (x: Tensor): Tensor => sum(power(x, 3));
    const first = grad(cube);
    const second = grad((x: Tensor) => sum(first(x)));
    const third = grad((x: Tensor) => sum(second(x)));
    const x = tensor([1, 2]);
    const asIs = (f: (t: Tensor) => Tensor): ((t: Tensor) => Tensor) => f;
    for (const wrap of [asIs, jit<[Tensor], Tensor>]) {
      expect(await wrap(first)(x).array()).toEqual([3, 12]);
      expect(await wrap(second)(x).array()).toEqual([6, 12]);
      expect(await wrap(third)(x).array()).toEqual([6, 6]);
    }
    expect(await grad(jit(cube))(x).array()).toEqual([3, 12]);
    expect(await grad(jit((t: Tensor) => sum(jit(first)(t))))(x).array()).toEqual([6, 12]);
  });

  test('by several arguments, of which two are one tensor', async () => {
    const x = tensor([1, 2]);
    const f = (a: Tensor, b: Tensor, c: Tensor): Tensor => sum(multiply(multiply(a, b), c));
    const [da, dc] = grad(f, { argnums: [0, 2] })(x, tensor([10, 20]), x);
    expect(await da.array()).toEqual([10, 40]);
    expect(await dc.array()).toEqual([10, 40]);
    expect(await grad(f, { argnums: 1 })(x, x, x).array()).toEqual([1, 4]);
    expect(await grad((a: Tensor) => sum(multiply(a, x)))(x).array()).toEqual([1, 2]); // x from outside is a constant
  });

  test('by trees, whose other leaves remain', async () => {
    const g = grad((p: { w: Tensor; b: Tensor; rate: number; n: Tensor }) =>
      sum(multiply(add(multiply(p.w, cast(p.n, 'float32')), p.b), p.rate)),
    );
    const { w, b, rate, n } = g({ w: tensor([1, 2]), b: tensor(1), rate: 3, n: tensor([4, 5], { dtype: 'int32' }) });
    expect(await w.array()).toEqual([12, 15]);
    expect(await b.item()).toBe(6);
    expect(rate).toBe(3);
    expect(n.dtype).toBe('int32');
    expectTypeOf(w).toEqualTypeOf<Tensor>();
  });

  test('takes parameters without types for tensors', async () => {
    const product = grad((a, b) => sum(multiply(a, b)), { argnums: [0, 1] });
    expectTypeOf(product(tensor(1), tensor(2))).toEqualTypeOf<[Tensor, Tensor]>();
    const [da, db] = product(tensor([1, 2]), tensor([3, 4]));
    expect([await da.array(), await db.array()]).toEqual([[3, 4], [1, 2]]); // biome-ignore format: a table
    const [gradient, text] = grad((a) => [sum(square(a)), 'aux'] as const, { hasAux: true })(tensor([3]));
    expectTypeOf(text).toEqualTypeOf<'aux'>();
    expect(await gradient.array()).toEqual([6]);
    const [value, slope] = valueAndGrad((a) => sum(square(a)))(tensor([3]));
    expect([await value.item(), await slope.array()]).toEqual([9, [6]]);
    expectTypeOf(jit((a, b) => add(a, b))(tensor(1), tensor(2))).toEqualTypeOf<Tensor>();
  });

  test('is zero where nothing depends on the argument', async () => {
    expect(await grad((_: Tensor, y: Tensor) => sum(y))(tensor([1, 2]), tensor(1)).array()).toEqual([0, 0]);
    expect(await grad((x: Tensor) => sum(cast(cast(x, 'int32'), 'float32')))(tensor([1.5])).array()).toEqual([0]);
    expect(await grad((_x: Tensor) => sum(tensor([1])) && reshape(tensor(2), []))(tensor(1)).item()).toBe(0);
  });

  test('of results used several times, and of one of several results', async () => {
    const f = (x: Tensor): Tensor => {
      const [values] = topK(x, 2);
      return sum(multiply(values, concatenate([reshape(max(x), [1]), reshape(max(x), [1])])));
    };
    // (3 + 2) · 3 → d/dx₃ = 3 + 5, d/dx₂ = 3
    expect(await grad(f)(tensor([1, 2, 3])).array()).toEqual([0, 3, 8]);
    expect(await grad((x: Tensor) => x)(tensor(4)).item()).toBe(1);
    expect(await grad((x: Tensor) => reshape(x, [1]))(tensor(4)).item()).toBe(1);
  });

  test('hands through what else the function gives', async () => {
    const f = (x: Tensor): [Tensor, { y: Tensor; name: string }] => [sum(square(x)), { y: exp(x), name: 'aux' }];
    const [[value, aux], slope] = valueAndGrad(f, { hasAux: true })(tensor([0, 1]));
    expect(await value.item()).toBe(1);
    expect(aux.name).toBe('aux');
    expect(((await aux.y.array()) as number[])[0]).toBe(1);
    expect(await slope.array()).toEqual([0, 2]);
    const [[slopes], other] = grad(f, { hasAux: true, argnums: [0] })(tensor([0, 1]));
    expect(await slopes.array()).toEqual([0, 2]);
    expect(other.name).toBe('aux');
  });

  test('says what is wrong', () => {
    const x = tensor([1, 2]);
    expect(() => grad((t: Tensor) => t)(x)).toThrow(
      'grad: expected a function that returns a floating-point scalar. Received: tensor(float32)[2]',
    );
    expect(() => grad((t: Tensor) => cast(sum(t), 'int32'))(x)).toThrow('tensor(int32)[]');
    expect(() => grad((() => 3) as never as (t: Tensor) => Tensor)(x)).toThrow('Received: 3');
    expect(() => grad((t: Tensor) => sum(t), { argnums: 1 as never })(x)).toThrow(
      'positions from 0 to 0. Received: argnums=1',
    );
    expect(() => grad((t: Tensor) => sum(t))(cast(x, 'int32'))).toThrow(
      'grad: argument 0: expected a floating-point tensor',
    );
  });

  test('a result that is the argument, or there twice, is disposed on its own', async () => {
    const x = tensor(2);
    const [[value, same], slope] = valueAndGrad((t: Tensor) => [t, t] as [Tensor, Tensor], { hasAux: true })(x);
    value.dispose();
    expect(await same.item()).toBe(2);
    same.dispose();
    expect(await x.item()).toBe(2);
    expect(await slope.item()).toBe(1);
  });

  test('leaves no buffers behind', async () => {
    const x = tensor([1, 2]);
    const g = grad((t: Tensor) => sum(sin(multiply(exp(t), t))));
    const h = jit(g);
    h(x).dispose();
    g(x).dispose();
    const before = liveBuffers();
    for (let i = 0; i < 10; i++) {
      g(x).dispose();
      h(x).dispose();
      tidy(() => void grad((t: Tensor) => sum(g(t)))(x));
    }
    expect(liveBuffers()).toBe(before);
  });
});

describe('variableGradients', () => {
  test('by variables, some of them not used, and one assigned on the way', async () => {
    const [w, unused, count] = [new Variable(tensor([1, 2])), new Variable(tensor([5, 5])), new Variable(tensor(0))];
    const run = (): { value: Tensor; rest: Tensor; gradients: readonly Tensor[] } =>
      variableGradients(() => {
        count.assign(add(count, 1));
        count.assign(add(count, 1));
        return { value: sum(multiply(square(w), count)), rest: count.value };
      }, [unused, w, count]);
    for (const step of [run, jit(run)]) {
      count.assign(0);
      const { value, rest, gradients } = step();
      expect(await value.item()).toBe(10);
      expect(await rest.item()).toBe(2);
      expect(await count.value.item()).toBe(2);
      expect(await Promise.all(gradients.map((g) => g.array()))).toEqual([[0, 0], [4, 8], 5]);
      rest.dispose();
      expect(await count.value.item()).toBe(2);
    }
  });

  test('a training step frees what it replaces', async () => {
    const w = new Variable(tensor([1, 2]));
    const step = jit((x: Tensor) => {
      const { value, gradients } = variableGradients(() => ({ value: sum(square(multiply(w, x))), rest: null }), [w]);
      w.assign(add(w, multiply(gradients[0]!, -0.1)));
      return value;
    });
    const x = tensor([1, 1]);
    step(x).dispose();
    const before = liveBuffers();
    for (let i = 0; i < 20; i++) step(x).dispose();
    expect(liveBuffers()).toBe(before);
    expect(((await w.value.array()) as number[])[0]).toBeCloseTo(0.8 ** 21, 5);
  });

  test('a variable assigned before it is read has no gradient by its former value', async () => {
    const w = new Variable(tensor(3));
    const { value, gradients } = variableGradients(() => {
      w.assign(7);
      return { value: square(w), rest: null };
    }, [w]);
    expect(await value.item()).toBe(49);
    expect(await gradients[0]!.item()).toBe(0);
    expect(await w.value.item()).toBe(7);
  });
});
