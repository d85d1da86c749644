import { cpu } from '@oneiros/backend-cpu';
import type { Backend } from '@oneiros/tensor';
import { afterAll, describe, expect, test } from 'vitest';
import { device, jit, ops, type Tensor, tensor, toBackend, useBackend } from './index.ts';

const broken: Backend = {
  ...cpu(),
  name: 'broken',
  initialize: () => Promise.reject(new Error('no power')),
};

describe('useBackend', () => {
  afterAll(() => useBackend('cpu'));

  test.each([
    ['cpu', 'cpu: plain TypeScript'],
    ['onnxruntime', /^onnxruntime: cpu, \d+ threads$/],
    ['wasm', /^wasm/],
  ])('%s by name, and device() tells', async (name, text) => {
    const backend = await useBackend(name);
    expect(backend.name).toBe(name);
    expect(device()).toMatch(text);
    expect(await ops.matmul(tensor([[1, 2]]), tensor([[3], [4]])).array()).toEqual([[11]]);
  });

  test('takes the first that can run, and loads none after it', async () => {
    const never = (): Backend => {
      throw new Error('not reached');
    };
    expect((await useBackend(broken, async () => cpu(), never)).name).toBe('cpu');
  });

  test('tells the reason of each when none can run', async () => {
    const missing = (): Promise<Backend> => Promise.reject(new Error('not installed'));
    await expect(useBackend(broken, missing)).rejects.toThrow(/broken: no power; missing: not installed/);
    await expect(useBackend('abacus')).rejects.toThrow(/a name among onnxruntime, webgpu, wasm, node-gpu, cpu/);
  });
});

describe('several backends in one process', () => {
  test('compute side by side; tensors move when they are told to', async () => {
    const f = jit((x: Tensor) => ops.softmax(ops.multiply(x, 2)));
    const made: [Backend, Tensor][] = [];
    for (const name of ['cpu', 'onnxruntime', 'wasm']) made.push([await useBackend(name), tensor([[1, 2, 3]])]);
    const results = made.map(([, x]) => f(x)); // each where its tensor is
    const wanted = (await results[0]!.array()) as number[][];
    for (const result of results)
      for (const [i, value] of ((await result.array()) as number[][])[0]!.entries())
        expect(value).toBeCloseTo(wanted[0]![i]!, 6);

    const [[, onCpu], [onnxruntime, onOnnxruntime]] = made as [[Backend, Tensor], [Backend, Tensor]];
    expect(() => ops.add(onCpu, onOnnxruntime)).toThrow(/toBackend/);
    const moved = await toBackend(onCpu, onnxruntime);
    expect(await ops.add(moved, onOnnxruntime).array()).toEqual([[2, 4, 6]]);
  });
});
