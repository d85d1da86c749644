import type { TypedArray } from '@oneiros/core';
import { beforeEach, expect, test } from 'vitest';
import { liveBuffers, withBackend } from './backend.ts';
import { type CondAttrs, cond, condOp } from './control/cond.ts';
import { jit } from './jit.ts';
import { type Kernel, kernelBackend } from './kernels.ts';
import { add, addOp, multiply, multiplyOp, sin, square } from './ops/index.ts';
import { type Tensor, tensor } from './tensor.ts';
import { Variable } from './variable.ts';

/** A handle of a library that notices what is used after it was freed, or freed twice. */
interface Memory {
  readonly data: ArrayLike<number>;
  owners: number;
}
let held = 0;
const allocate = (data: ArrayLike<number>): Memory => {
  held++;
  return { data, owners: 1 };
};
const use = (memory: Memory): ArrayLike<number> => {
  if (memory.owners <= 0) throw new Error('used after it was freed');
  return memory.data;
};
const elementwise =
  (fn: (a: number, b: number) => number): Kernel<Memory> =>
  ([x, y]) => {
    const [a, b] = [use(x!), use(y!)];
    return [
      allocate(
        Float32Array.from({ length: Math.max(a.length, b.length) }, (_, i) => fn(a[i % a.length]!, b[i % b.length]!)),
      ),
    ];
  };
const backend = kernelBackend<Memory>({
  name: 'strict',
  dtypes: ['float32', 'bool'],
  kernels: new Map<object, Kernel<Memory>>([
    [addOp, elementwise((a, b) => a + b)],
    [multiplyOp, elementwise((a, b) => a * b)],
    [
      condOp,
      ([pred, ...rest], { attrs }, { run }) =>
        run(use(pred!)[0] ? (attrs as CondAttrs).then : (attrs as CondAttrs).otherwise, rest),
    ],
  ]) as never,
  upload: (data) => allocate(data as Float32Array),
  read: (memory) => Promise.resolve(Float32Array.from(use(memory)) as TypedArray),
  free: (memory) => {
    use(memory);
    memory.owners--;
    if (memory.owners === 0) held--;
  },
  share: (memory) => {
    use(memory);
    memory.owners++;
    return memory;
  },
});
beforeEach(() => {
  held = 0;
});

test('a program walked over kernels frees each intermediate once, and keeps its constants', async () => {
  await withBackend(backend, async () => {
    const [x, yes] = [tensor([1, 2]), tensor(true)];
    const f = jit((a: Tensor, p: Tensor) => {
      const b = add(multiply(a, 3), tensor([10, 20]));
      const chosen = cond(
        p,
        () => [add(multiply(b, b), tensor([1, 1])), b],
        () => [a, a],
      );
      return [multiply(chosen[0]!, 2), b, b, add(tensor([5, 5]), 0), a, ...chosen];
    });
    const buffers = liveBuffers();
    f(x, yes).map((y) => y.dispose());
    const kept = held;
    for (let i = 0; i < 3; i++) {
      const results = f(x, yes);
      const values = await Promise.all(results.map((y) => y.array()));
      expect(values).toEqual([
        [340, 1354],
        [13, 26],
        [13, 26],
        [5, 5],
        [1, 2],
        [170, 677],
        [13, 26],
      ]);
      for (const y of results) y.dispose();
    }
    expect(held).toBe(kept);
    expect(liveBuffers()).toBe(buffers);
    f.dispose();
    x.dispose();
    yes.dispose();
    expect(held).toBe(0);
  });
});

test('donated memory is freed by the run', async () => {
  await withBackend(backend, async () => {
    const v = new Variable(tensor([1, 2]));
    const step = jit(() => v.assign(add(v, v)));
    step();
    const kept = held;
    for (let i = 0; i < 5; i++) step();
    expect(held).toBe(kept);
    expect(await v.value.array()).toEqual([64, 128]);
    step.dispose();
    v.dispose();
    expect(held).toBe(0);
  });
});

test('what has no kernel is expanded; what cannot be says so', async () => {
  await withBackend(backend, async () => {
    expect(await square(tensor([3])).array()).toEqual([9]);
    expect(() => withBackend(backend, () => sin(tensor([1])))).toThrow(
      'Backend strict: expected an op it has a kernel for. Received: op=sin on float32',
    );
    expect(() => withBackend(backend, () => tensor([1n]))).toThrow(
      'backend strict: expected one of float32, bool. Received: dtype=int64',
    );
  });
});
