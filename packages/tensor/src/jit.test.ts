import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import { liveBuffers, useBackend } from './backend.ts';
import { interpreted, jit, runOnce } from './jit.ts';
import { add, copy, exp, multiply, reshape, sum, zeros } from './ops/index.ts';
import { type Tensor, tensor, tidy } from './tensor.ts';
import { Variable } from './variable.ts';

beforeAll(() => useBackend(cpu()));

describe('the cache of jit', () => {
  test('traces once for shapes, dtypes, structures and other values', () => {
    let traces = 0;
    const f = jit((...args: unknown[]) => {
      traces++;
      return args.length;
    });
    const count = (...args: unknown[]): number => {
      const before = traces;
      f(...args);
      return traces - before;
    };
    expect(count(tensor([1, 2]))).toBe(1);
    expect(count(tensor([3, 4]))).toBe(0);
    expect(count(tensor([3, 4, 5]))).toBe(1);
    expect(count(tensor([3, 4], { dtype: 'int32' }))).toBe(1);
    expect(count([tensor([1, 2])])).toBe(1);
    expect(count({ a: tensor([1, 2]), b: 1 })).toBe(1);
    expect(count({ b: 1, a: tensor([1, 2]) })).toBe(0);
    expect(count({ a: tensor([1, 2]), b: 2 })).toBe(1);
    for (const value of [1, '1', 1n, true, 'true', null, 'null', 0, -0, Number.NaN, [], [[]], {}])
      expect(count(value), String(value)).toBe(1);
    for (const value of [1, '1', 1n, true, null, 0, -0, Number.NaN, [], {}])
      expect(count(value), String(value)).toBe(0);
    const [one, other] = [(): number => 1, (): number => 1];
    expect([count(one), count(other), count(one)]).toEqual([1, 1, 0]);
    f.dispose();
    expect(count(tensor([1, 2]))).toBe(1);
  });

  test('one entry serves other tensors of the same kind', async () => {
    const f = jit((p: { x: Tensor; k: number }) => ({ y: multiply(p.x, p.k), same: p.x, k: p.k }));
    const x = tensor([1, 2]);
    const { y, same, k } = f({ x, k: 3 });
    expect(await y.array()).toEqual([3, 6]);
    expect(k).toBe(3);
    same.dispose();
    expect(await x.array()).toEqual([1, 2]);
    expect(await f({ x: tensor([5, 5]), k: 3 }).y.array()).toEqual([15, 15]);
  });
});

describe('results', () => {
  test('that are arguments, constants, or there twice are tensors of their own', async () => {
    const outside = tensor([7]);
    for (const wrap of [jit<[Tensor], Tensor[]>, interpreted<[Tensor], Tensor[]>]) {
      const f = wrap((x) => {
        const y = add(x, 1);
        return [y, y, x, x, outside, tensor([9])];
      });
      const x = tensor([1]);
      const before = liveBuffers();
      const results = f(x);
      expect(new Set(results).size).toBe(6);
      expect(await Promise.all(results.map((y) => y.item()))).toEqual([2, 2, 1, 1, 7, 9]);
      for (const [i, y] of results.entries()) {
        y.dispose();
        for (const later of results.slice(i + 1)) expect((await later.data()).length).toBe(1);
      }
      expect(await x.item()).toBe(1);
      expect(await outside.item()).toBe(7);
      expect(liveBuffers()).toBe(before);
    }
  });

  test('of a function that computes nothing', () => {
    expect(jit(() => undefined)()).toBeUndefined();
    expect(jit(() => ({ name: 'n', list: [] }))()).toEqual({ name: 'n', list: [] });
  });
});

describe('variables', () => {
  test('are read and assigned at every call', async () => {
    const v = new Variable(tensor([1, 2]));
    const f = jit((x: Tensor) => {
      const before = v.value;
      v.assign(add(v, x));
      v.assign(multiply(v, 2));
      return [before, v.value] as const;
    });
    const [before, after] = f(tensor([1, 1]));
    expect(await before.array()).toEqual([1, 2]);
    expect(await after.array()).toEqual([4, 6]);
    expect(await v.value.array()).toEqual([4, 6]);
    v.assign([0, 0]);
    expect(await f(tensor([1, 1]))[1].array()).toEqual([2, 2]);
    after.dispose();
    expect(await v.value.array()).toEqual([2, 2]);
  });

  test('swapped and given to one another', async () => {
    const [a, b] = [new Variable(tensor([1])), new Variable(tensor([2]))];
    const swap = jit(() => {
      const held = a.value;
      a.assign(b);
      b.assign(held);
    });
    swap();
    expect([await a.value.item(), await b.value.item()]).toEqual([2, 1]);
    swap();
    expect([await a.value.item(), await b.value.item()]).toEqual([1, 2]);
    jit(() => a.assign(b))();
    b.assign([5]);
    expect([await a.value.item(), await b.value.item()]).toEqual([2, 5]);
  });

  test('whose value is also an argument or captured keep it until the call ends', async () => {
    const v = new Variable(tensor([1, 2]));
    const step = jit((x: Tensor) => {
      v.assign(add(v, x));
      return sum(multiply(x, v));
    });
    expect(await step(v.value).item()).toBe(2 + 8);
    expect(await v.value.array()).toEqual([2, 4]);
    const held = v.value;
    const kept = copy(v);
    jit(() => v.assign(add(v, 1)))();
    await expect(held.data()).rejects.toThrow('used after its variable was assigned another value');
    expect(() => add(held, 1)).toThrow('ops.copy');
    expect(await kept.array()).toEqual([2, 4]);
  });

  test('leave no buffers behind', () => {
    const [v, n] = [new Variable(zeros([10])), new Variable(tensor(0))];
    const step = jit((x: Tensor) => {
      v.assign(add(v, x));
      n.assign(add(n, 1));
      return n.value;
    });
    const x = tensor(1);
    step(x).dispose();
    const before = liveBuffers();
    for (let i = 0; i < 50; i++) step(x).dispose();
    expect(liveBuffers()).toBe(before);
  });
});

describe('errors', () => {
  test('of values that leave their function', () => {
    let leaked: Tensor | undefined;
    const leak = jit((x: Tensor) => {
      leaked = exp(x);
      return x;
    });
    leak(tensor([1]));
    expect(() => add(leaked!, 1)).toThrow('expected a computed tensor. Received: a value inside jit or grad');
    expect(() => jit((x: Tensor) => add(x, leaked!))(tensor([1]))).toThrow(
      'Received: one kept from another jit or grad call, which has ended',
    );
    expect(() => jit(leak)(leaked!)).toThrow();
  });

  test('of elements asked for while tracing', async () => {
    let promise: Promise<unknown> | undefined;
    jit((x: Tensor) => {
      promise = x.data();
      return x;
    })(tensor([1]));
    await expect(promise).rejects.toThrow('data(): expected a computed tensor');
  });

  test('a function that throws leaves nothing half done', async () => {
    const v = new Variable(tensor([1]));
    let fail = true;
    const f = jit((x: Tensor) => {
      v.assign(add(v, x));
      if (fail) throw new Error('no');
      return v.value;
    });
    expect(() => f(tensor([1]))).toThrow('no');
    expect(await v.value.item()).toBe(1);
    expect(await add(v, 1).item()).toBe(2); // nothing is being traced
    fail = false;
    expect(await f(tensor([1])).item()).toBe(2);
  });

  test('of shapes', () => {
    expect(() => jit((x: Tensor) => reshape(x, [3]))(tensor([1, 2]))).toThrow('ops.reshape: expected');
    const v = new Variable(tensor([1]));
    expect(() => jit(() => v.assign([1, 2]))()).toThrow("Variable 'variable'.assign: expected shape [1]");
  });
});

test('jit in jit, tidy in jit, jit in tidy', async () => {
  const inner = jit((x: Tensor) => tidy(() => add(exp(x), 1)));
  const outer = jit((x: Tensor) => multiply(inner(x), inner(x)));
  expect(await outer(tensor([0])).item()).toBe(4);
  const v = new Variable(tensor([1]));
  const before = liveBuffers();
  const y = tidy(() => {
    outer(tensor([1]));
    v.assign(add(v, tensor([1])));
    jit(() => v.assign(add(v, 1)))();
    return outer(tensor([0]));
  });
  expect(liveBuffers()).toBe(before + 1);
  expect(await y.item()).toBe(4);
  expect(await v.value.item()).toBe(3);
});

describe('runOnce', () => {
  test('computes, assigns, and leaves nothing behind but the result', async () => {
    const count = new Variable(tensor(1));
    const outside = tensor([1, 2]);
    const before = liveBuffers();
    const y = runOnce(() => {
      count.assign(add(count, 1));
      return add(multiply(outside, 3), count);
    });
    expect(await y.array()).toEqual([5, 8]);
    expect(await count.value.item()).toBe(2);
    const same = runOnce(() => outside);
    same.dispose();
    expect(await outside.array()).toEqual([1, 2]);
    y.dispose();
    expect(liveBuffers()).toBe(before);
  });
});
