import { cpu } from '@oneiros/backend-cpu';
import * as ops from '@oneiros/tensor';
import { type Backend, jit, liveBuffers, type Tensor, tensor, Variable, withBackend } from '@oneiros/tensor';
import { describe, expect, test } from 'vitest';
import { onnxruntime } from '../onnxruntime.ts';
import { createWorkshop } from './workshop.ts';

const fused = onnxruntime({ smallestGraph: 0, threads: 2 });
const odd = [1.5, -0, 0, Number.NaN, -2.5, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-40, 3e38, 0.5, -0.5];

/** Numbers that look random. */
function numbers(size: number, seed: number): Float32Array {
  return Float32Array.from({ length: size }, (_, i) => Math.sin((i + 1) * (seed + 1.37)) * 3);
}
/** What `f` gives. */
async function run(backend: Backend, f: (x: Tensor, y: Tensor) => Tensor, ...data: Float32Array[]): Promise<number[]> {
  const result = withBackend(backend, () => {
    const [x, y] = data.map((values) => tensor(values));
    return jit(f)(x!, y!);
  });
  return Array.from((await result.data()) as Float32Array);
}

/** To the last bits: sums and roots are rounded elsewhere. */
function expectClose(got: readonly number[], wanted: readonly number[]): void {
  expect(got.length).toBe(wanted.length);
  for (const [i, value] of wanted.entries())
    if (Number.isFinite(value)) expect(Math.abs(got[i]! - value)).toBeLessThanOrEqual(4e-7 * Math.abs(value));
    else expect(got[i]).toBe(value);
}

describe('loops', () => {
  test.each<[string, (x: Tensor, y: Tensor) => Tensor]>([
    ['add, subtract, multiply', (x, y) => ops.multiply(ops.subtract(ops.add(x, y), 0.3), y)],
    ['divide, negative, abs', (x, y) => ops.divide(ops.negative(ops.abs(x)), y)],
    ['maximum, minimum', (x, y) => ops.minimum(ops.maximum(ops.maximum(x, y), 0), 2)],
    ['sqrt, rsqrt', (x, y) => ops.add(ops.sqrt(ops.abs(x)), ops.rsqrt(ops.abs(y)))],
    ['floor, ceil, round', (x, y) => ops.add(ops.multiply(ops.floor(x), ops.ceil(y)), ops.round(x))],
    ['sign', (x, y) => ops.multiply(ops.add(ops.sign(x), 1), ops.sign(y))],
    ['single numbers, computed', (x, y) => ops.multiply(ops.add(ops.multiply(x, y), ops.max(x)), ops.sum(y))],
  ])('%s: as backend-cpu', async (_, f) => {
    for (const [x, y] of [
      [numbers(1003, 1), numbers(1003, 2)],
      [Float32Array.from(odd), Float32Array.from([...odd].reverse())],
    ] as const)
      expectClose(await run(fused, f, x, y), await run(cpu(), f, x, y));
  });

  test('of more pieces than one, on two threads', async () => {
    const update = (x: Tensor, y: Tensor): Tensor =>
      ops.subtract(x, ops.divide(ops.multiply(y, 0.1), ops.add(ops.sqrt(ops.multiply(y, y)), 1e-7)));
    const [x, y] = [numbers(300_001, 1), numbers(300_001, 2)];
    const wanted = await run(cpu(), update, x, y);
    for (let i = 0; i < 5; i++) expect(await run(fused, update, x, y)).toEqual(wanted);
  });
});

test('subnormal results become 0, each in one run of 16; normal ones, NaN and infinities stay', async () => {
  const values = [1e-40, -1e-40, 1.2e-38, -1.2e-38, 0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const size = 40_000; // of three pieces
  const x = withBackend(fused, () => tensor(Float32Array.from({ length: size }, (_, i) => values[i % 8]!)));
  const same = jit((t: Tensor) => ops.negative(ops.abs(ops.negative(t))));
  const runs: Float32Array[] = [];
  for (let i = 0; i < 16; i++) runs.push((await withBackend(fused, () => same(x)).data()) as Float32Array);
  for (let i = 0; i < size; i++) {
    const value = Math.fround(-Math.abs(values[i % 8]!));
    const others = runs.map((run) => run[i]!).filter((result) => !Object.is(result, value));
    const isSubnormal = value !== 0 && Math.abs(value) < 1.17e-38;
    if (others.length !== Number(isSubnormal) || others.some((result) => !Object.is(result, -0)))
      throw new Error(`element ${i}: expected ${value}${isSubnormal ? ', once 0' : ''}. Received: ${others}.`);
  }
});

describe('weights that loops update in place', () => {
  const train = (backend: Backend, size: number) =>
    withBackend(backend, () => {
      const [w, m] = [new Variable(ops.ones([size])), new Variable(ops.zeros([size]))];
      const step = jit((x: Tensor) => {
        const gradient = ops.exp(ops.multiply(ops.multiply(x, w.value), -1));
        m.assign(ops.add(m.value, ops.multiply(ops.subtract(gradient, m.value), 0.1)));
        w.assign(ops.subtract(w.value, ops.multiply(m.value, 0.01)));
        return ops.sum(gradient);
      });
      return { w, m, step, x: tensor(numbers(size, 3)) };
    });

  test('have the numbers of backend-cpu, leak nothing, and leave alone what was read', async () => {
    for (const size of [7, 150_000]) {
      const [ours, theirs] = [train(fused, size), train(cpu(), size)];
      let seen: { readonly read: Float32Array; readonly copy: Float32Array } | null = null;
      for (const { step, x, w } of [theirs, ours]) {
        step(x).dispose();
        const before = liveBuffers();
        for (let i = 0; i < 20; i++) {
          step(x).dispose();
          if (i === 9) {
            const read = (await w.data()) as Float32Array;
            seen = { read, copy: read.slice() };
          }
        }
        expect(liveBuffers()).toBeLessThanOrEqual(before); // the collector may take tensors of other tests
      }
      expect(seen!.read).toEqual(seen!.copy);
      for (const name of ['w', 'm'] as const) {
        const [a, b] = [await ours[name].data(), await theirs[name].data()] as Float32Array[];
        expect(a!.every((value, i) => Math.abs(value - b![i]!) < 1e-5)).toBe(true);
      }
    }
  });

  test('stay whole where another tensor shows them', async () => {
    const { w, step, x } = train(fused, 64);
    step(x);
    const shown = withBackend(fused, () => ops.reshape(w.value, [8, 8]));
    const before = Array.from((await shown.data()) as Float32Array);
    step(x);
    step(x);
    expect(Array.from((await shown.data()) as Float32Array)).toEqual(before);
    expect(Array.from((await w.data()) as Float32Array)).not.toEqual(before);
  });
});

test('arrays in the shared memory serve again, and it grows', () => {
  const { shared } = createWorkshop(1)!;
  const [first, second] = [1, 2].map((value) => {
    const data = shared.take('float32', [100_000]) as Float32Array;
    return data.fill(value);
  }) as [Float32Array, Float32Array];
  expect(first.byteOffset % 64).toBe(0);
  expect(second.byteOffset - first.byteOffset).toBeGreaterThanOrEqual(first.byteLength);
  expect([first[99_999], second[0]]).toEqual([1, 2]);
  shared.give(first);
  expect(shared.take('int32', [100_000])!.byteOffset).toBe(first.byteOffset);
  expect(shared.take('float32', [2 ** 31])).toBeNull();
});
