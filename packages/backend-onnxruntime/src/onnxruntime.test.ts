import { cpu } from '@oneiros/backend-cpu';
import * as ops from '@oneiros/tensor';
import { type Backend, jit, liveBuffers, type Tensor, tensor, Variable, withBackend } from '@oneiros/tensor';
import { compareTensors } from '@oneiros/testing';
import { describe, expect, test } from 'vitest';
import { onnxruntime } from './onnxruntime.ts';

const backend = onnxruntime({ smallestGraph: 0 });

describe('onnxruntime', () => {
  test('keeps every dtype from upload to read', async () => {
    for (const dtype of backend.dtypes) {
      const x = withBackend(backend, () => ops.add(tensor([1, 0, 1], { dtype }), tensor([0, 0, 0], { dtype })));
      expect(Array.from(await x.data(), Number), dtype).toEqual([1, 0, 1]);
    }
  });

  test('writes weights from one buffer to the other and back, and leaks none', async () => {
    const large = 300;
    const { weight, step } = withBackend(backend, () => {
      const w = new Variable(ops.zeros([large, large]));
      return {
        weight: w,
        step: jit((x: Tensor) => {
          w.assign(ops.add(w.value, ops.matmul(x, x)));
          return ops.sum(w.value);
        }),
      };
    });
    const x = withBackend(backend, () => ops.multiply(ops.eye(large), 0.5));
    const before = liveBuffers();
    for (let i = 0; i < 50; i++) step(x).dispose();
    expect(liveBuffers()).toBe(before);
    expect((await weight.data())[0]).toBeCloseTo(50 * 0.25);
  });

  test('never changes what has been read', async () => {
    const count = withBackend(backend, () => new Variable(ops.zeros([8])));
    const step = withBackend(backend, () =>
      jit((by: Tensor) => {
        count.assign(ops.add(count.value, by));
        return ops.negative(by);
      }),
    );
    const one = withBackend(backend, () => tensor(1));
    step(one);
    const seen = await count.data();
    for (let i = 0; i < 5; i++) step(one);
    expect(Array.from(seen as Float32Array)).toEqual(new Array(8).fill(1));
    expect(Array.from((await count.data()) as Float32Array)).toEqual(new Array(8).fill(6));
  });

  test('computes on the host what graphs cannot, in the middle of a program', async () => {
    const f = (x: Tensor): Tensor => ops.add(ops.lgamma(ops.multiply(x, 2)), ops.exp(x));
    const run = (where: Backend): Tensor => withBackend(where, () => jit(f)(tensor([0.5, 1.5, 3])));
    await compareTensors(run(backend), run(cpu()));
  });

  test('rounds floats of 16 bits after each op', async () => {
    for (const dtype of ['float16', 'bfloat16'] as const) {
      const f = (x: Tensor): Tensor => ops.subtract(ops.add(ops.exp(x), 100), 100);
      const run = (where: Backend): Tensor => withBackend(where, () => jit(f)(tensor([0.1, 0.7, 1.3], { dtype })));
      await compareTensors(run(backend), run(cpu()));
    }
  });

  test('hands a result over that is used again and in other shapes', async () => {
    const result = withBackend(backend, () => {
      const x = tensor([1, 2, 3, 4, 5, 6], { shape: [2, 3] });
      const turned = ops.transpose(ops.reshape(x, [3, 2]));
      x.dispose();
      return ops.concatenate([turned, ops.multiply(turned, 10)], { axis: 1 });
    });
    expect(await result.array()).toEqual([
      [1, 3, 5, 10, 30, 50],
      [2, 4, 6, 20, 40, 60],
    ]);
  });

  test('passes control flow on to graphs inside of graphs', async () => {
    const f = (x: Tensor): readonly Tensor[] => {
      const [last, all] = ops.scan(
        (total: Tensor, row: Tensor) => [ops.add(total, row), ops.multiply(total, row)] as const,
        ops.zeros([3]),
        { xs: x, reverse: true },
      );
      const doubled = ops.whileLoop(
        (y: Tensor) => ops.less(ops.sum(y), 1000),
        (y: Tensor) => ops.multiply(y, 2),
        last,
      ) as Tensor;
      return [
        all,
        doubled,
        ops.cond(
          ops.greater(ops.sum(x), 0),
          () => ops.exp(last),
          () => last,
        ),
      ];
    };
    const run = (where: Backend): readonly Tensor[] =>
      withBackend(where, () =>
        jit(f)(
          tensor([
            [1, 2, 3],
            [4, 5, 6],
          ]),
        ),
      );
    const [got, want] = [run(backend), run(cpu())];
    for (const [i, result] of got.entries()) await compareTensors(result, want[i]!);
  });

  test('draws random words inside of a loop', async () => {
    const f = (key: Tensor): readonly Tensor[] => {
      const next = (state: Tensor): readonly [Tensor, Tensor] => [
        ops.randomBits(state, { shape: [2] }),
        ops.randomBits(state, { shape: [3] }),
      ];
      return ops.scan(next, key, { length: 4 }) as unknown as readonly Tensor[];
    };
    const run = (where: Backend): readonly Tensor[] => withBackend(where, () => jit(f)(tensor(Uint32Array.of(42, 7))));
    const [got, want] = [run(backend), run(cpu())];
    for (const [i, words] of got.entries()) expect(await words.array()).toEqual(await want[i]!.array());
  });

  test('says which execution provider does not start, and why', async () => {
    const wrong = onnxruntime({ executionProviders: ['abacus'] });
    await expect(ops.useBackend(wrong)).rejects.toThrow(/executionProviders=\["abacus"\].*unsupported/);
  });

  test('says where it runs', () => {
    expect(onnxruntime({ threads: 2 }).device?.()).toBe('cpu, 2 threads');
  });
});
