import { cpu } from '@oneiros/backend-cpu';
import * as ops from '@oneiros/tensor';
import { type Backend, type Executable, jit, liveBuffers, type Tensor, tensor, withBackend } from '@oneiros/tensor';
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import * as tfjs from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { tfjsLowerings } from './lowerings.ts';
import { tfjsBackend } from './tfjs-backend.ts';
import type { TfjsKernel, TfjsRuntime } from './tfjs-types.ts';

/** The kernels that tfjs has in JavaScript stand for any of its backends. */
function onTfjs({
  host = cpu(),
  slow = false,
  sync = false,
}: {
  host?: Backend | null;
  slow?: boolean;
  sync?: boolean;
} = {}): {
  backend: Backend;
  runtime: TfjsRuntime;
} {
  const runtime = new MathBackendCPU() as unknown as TfjsRuntime & { readSync(id: object): ArrayLike<number> };
  const kernels = tfjs.getKernelsForBackend('cpu') as unknown as readonly TfjsKernel[];
  const backend = tfjsBackend({
    name: 'tfjs',
    dtypes: ['float32', 'int32', 'uint32', 'uint8', 'bool'],
    start: async () => ({ runtime, kernels, device: 'JavaScript' }),
    lowerings: tfjsLowerings,
    ...(host && { host: slow ? slowly(host) : host }),
    ...(sync && { readNow: (id: object) => runtime.readSync(id) }),
  });
  return { backend, runtime };
}

/** The same backend, with elements that must be waited for. */
function slowly(backend: Backend): Backend {
  const later = async <T>(value: T): Promise<T> => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    return value;
  };
  return {
    ...backend,
    upload: (data, spec) => ({ handle: backend.upload(data, spec) }),
    free: (handle) => backend.free((handle as { handle: unknown }).handle),
    read: async (handle, spec) => later(await backend.read((handle as { handle: unknown }).handle, spec)),
    compile: (program): Executable => {
      const { run, dispose } = backend.compile(program);
      return {
        run: (inputs, donated) =>
          run(
            inputs.map((h) => (h as { handle: unknown }).handle),
            donated,
          ).map((handle) => ({ handle })),
        dispose,
      };
    },
  };
}

async function up(options?: Parameters<typeof onTfjs>[0]): Promise<ReturnType<typeof onTfjs>> {
  const made = onTfjs(options);
  await made.backend.initialize?.();
  return made;
}

/** What `body` gives on both backends. */
async function compare(body: () => Tensor, options?: Parameters<typeof onTfjs>[0]): Promise<void> {
  const { backend, runtime } = await up(options);
  const before = runtime.numDataIds();
  const scope = await run(backend);
  const reference = await run(cpu());
  expect(scope.shape).toEqual(reference.shape);
  scope.data.forEach((v, i) => expect(v).toBeCloseTo(Number(reference.data[i]), 4));
  expect(runtime.numDataIds()).toBeLessThanOrEqual(before + 8); // constants of compiled programs

  async function run(on: Backend): Promise<{ shape: readonly number[]; data: readonly number[] }> {
    const y = withBackend(on, () => ops.tidy(body));
    const data = Array.from((await y.data()) as Float32Array, Number);
    y.dispose();
    return { shape: y.shape, data };
  }
}

const wave = (...shape: number[]): Tensor =>
  tensor(
    Float32Array.from({ length: shape.reduce((n, m) => n * m, 1) }, (_, i) => Math.sin(i * 1.7 + 0.3)),
    { shape },
  );

describe('lowerings', () => {
  test('elementwise ops of any rank broadcast', async () => {
    await compare(() => ops.multiply(ops.add(wave(2, 1, 3, 1, 2), wave(3, 1, 1)), wave(2, 3, 3, 1, 2)));
    await compare(() => ops.where(ops.greater(wave(3, 4), 0), wave(4), 0.5));
    await compare(() => ops.exp(wave()));
  });
  test('movement', async () => {
    await compare(() => ops.transpose(wave(2, 3, 4, 1, 2), { axes: [4, 1, 2, 0, 3] }));
    await compare(() => ops.broadcastTo(wave(2, 1, 3), [4, 2, 5, 3]));
    await compare(() => ops.concatenate([wave(2, 0, 3), wave(2, 1, 3), wave(2, 2, 3)], { axis: 1 }));
    await compare(() => ops.flip(wave(2, 3), { axis: 1 }));
    await compare(() =>
      ops.pad(
        wave(2, 3),
        [
          [1, 0],
          [2, 1],
        ],
        { constantValues: 7 },
      ),
    );
  });
  test('reductions and products', async () => {
    await compare(() => ops.sum(wave(2, 3, 4), { axis: [0, 2] }));
    await compare(() => ops.max(wave(2, 3, 4), { axis: 1, keepdims: true }));
    await compare(() => ops.argmax(wave(2, 3, 4), { axis: 0 }));
    await compare(() => ops.cumsum(wave(2, 3, 4), { axis: 1 }));
    await compare(() => ops.einsum('bik,kjb->bji', wave(2, 3, 4), wave(4, 5, 2)));
    await compare(() =>
      ops.tensordot(wave(2, 3, 4), wave(4, 3, 5), {
        axes: [
          [1, 2],
          [1, 0],
        ],
      }),
    );
  });
  test.each([
    { shape: [2, 9, 4], kernel: [3, 4, 6], options: { strides: 2, padding: 'same' } },
    { shape: [2, 7, 6, 4], kernel: [3, 2, 4, 6], options: { padding: 'same' } },
    { shape: [2, 7, 6, 4], kernel: [3, 2, 4, 6], options: { strides: [2, 1] } },
    { shape: [2, 7, 6, 4], kernel: [3, 3, 4, 6], options: { dilationRate: 2, padding: 'same' } },
    { shape: [2, 7, 6, 4], kernel: [3, 3, 2, 6], options: { padding: 'same' } },
    { shape: [2, 7, 6, 4], kernel: [3, 3, 1, 8], options: { strides: 2 } },
    { shape: [1, 4, 5, 4, 2], kernel: [2, 3, 2, 2, 3], options: { padding: 'same', strides: 2 } },
  ] as const)('convolution of $shape by $kernel, $options, and its gradients', async ({ shape, kernel, options }) => {
    const convolved = (): Tensor => ops.conv(wave(...shape), wave(...kernel), options);
    await compare(convolved);
    const attrs = attrsOf(
      shape.length - 2,
      options.strides ?? 1,
      'dilationRate' in options ? options.dilationRate : 1,
      shape.at(-1)! / kernel.at(-2)!,
    );
    const padding = options.padding === 'same' ? null : attrs.padding;
    if (!padding) return;
    const dy = withBackend(cpu(), convolved).shape;
    await compare(() => ops.convInputGradient(wave(...dy), wave(...kernel), { ...attrs, padding, inputShape: shape }));
    await compare(() =>
      ops.convKernelGradient(wave(...shape), wave(...dy), { ...attrs, padding, kernelShape: kernel }),
    );
  });
  test('pooling', async () => {
    await compare(() => ops.maxPool(wave(2, 7, 6, 3), 3, { strides: 2, padding: 'same' }));
    await compare(() => ops.averagePool(wave(2, 7, 6, 3), 3, { strides: 2, padding: 'same' }));
    await compare(() => ops.averagePool(wave(2, 7, 3), 2));
  });
});

function attrsOf(rank: number, strides: number | readonly number[], dilation: number, groups: number) {
  const all = <T>(value: T): T[] => new Array<T>(rank).fill(value);
  return {
    strides: typeof strides === 'number' ? all(strides) : strides,
    dilation: all(dilation),
    padding: all([0, 0] as const),
    groups,
  };
}

describe.each([
  { name: 'a host that answers at once', options: { sync: true } },
  { name: 'readbacks that are waited for', options: {} },
  { name: 'a slow host', options: { slow: true } },
])('with $name', ({ options }) => {
  test('ops without a kernel are computed on the host, in order', async () => {
    await compare(() => ops.sort(ops.add(wave(20), 1)), options);
    await compare(
      () => ops.add(ops.cast(ops.bitwiseXor(tensor(Uint32Array.of(1, 2, 4_000_000_000)), 5), 'float32'), wave(3)),
      options,
    );
    await compare(() => ops.uniform([5], { seed: 3 }), options);
  });
  test('loops and branches', async () => {
    await compare(() => ops.foriLoop(0, 5, (_, x) => ops.multiply(x as Tensor, 1.5), wave(3)) as Tensor, options);
    await compare(
      () =>
        ops.whileLoop(
          (x: Tensor) => ops.less(x, 50),
          (x: Tensor) => ops.multiply(x, 2),
          tensor(1),
        ),
      options,
    );
    await compare(
      () =>
        ops.cond(
          ops.greater(tensor(2), 1),
          () => wave(3),
          () => ops.negative(wave(3)),
        ) as Tensor,
      options,
    );
    const scanned = (reverse: boolean) => () => {
      const [carry, ys] = ops.scan(
        (c: Tensor, x: Tensor): [Tensor, Tensor] => {
          const next = ops.add(ops.multiply(c, 0.5), x);
          return [next, ops.sort(next)];
        },
        wave(4),
        { xs: wave(6, 4), reverse },
      );
      return ops.concatenate([ops.expandDims(carry, 0), ys]);
    };
    await compare(scanned(false), options);
    await compare(scanned(true), options);
  });
  test('nothing is held after all is disposed', async () => {
    const { backend, runtime } = await up(options);
    const start = liveBuffers();
    const step = jit((x: Tensor) => ops.sum(ops.sort(ops.multiply(x, 2))));
    await withBackend(backend, async () => {
      const x = wave(30);
      for (let i = 0; i < 20; i++) {
        const y = step(x);
        const value = y.item();
        y.dispose();
        await value;
      }
      step(x).dispose(); // before it is computed
      x.dispose();
    });
    step.dispose();
    await new Promise((resolve) => setTimeout(resolve, 30));
    // Fewer, if the garbage collector has found some of earlier tests meanwhile.
    expect(liveBuffers()).toBeLessThanOrEqual(start);
    expect(runtime.numDataIds()).toBe(0);
  });
});

describe('errors', () => {
  test('an op that nobody computes names op and remedy', async () => {
    const { backend } = await up({ host: null });
    expect(() => withBackend(backend, () => ops.argsort(wave(3)))).toThrow(/argsort.*cpu\(\)/);
  });
  test('a use before the start says what to call', () => {
    const { backend } = onTfjs();
    expect(() => withBackend(backend, () => wave(3))).toThrow(/initialize/);
  });
  test('what fails on a slow host is told where it is read, and what comes after works', async () => {
    const host = slowly(cpu());
    const { backend } = await up();
    const failing = tfjsBackend({
      name: 'failing',
      dtypes: ['float32', 'int32'],
      start: async () => ({ runtime: new MathBackendCPU() as unknown as TfjsRuntime, kernels: [] }),
      lowerings: [],
      host: {
        ...host,
        compile: (p) => ({
          ...host.compile(p),
          run: () => {
            throw new Error('the host is out');
          },
        }),
      },
    });
    await failing.initialize?.();
    const y = withBackend(failing, () => ops.exp(ops.exp(wave(3))));
    await expect(y.data()).rejects.toThrow('the host is out');
    expect(backend.device?.()).toBe('JavaScript');
    await expect(withBackend(failing, () => wave(2)).data()).resolves.toHaveLength(2);
  });
  test('a failed start is told, and may be tried again', async () => {
    let tries = 0;
    const backend = tfjsBackend({
      name: 'late',
      dtypes: ['float32'],
      start: async () => {
        if (tries++ === 0) throw new Error('not yet');
        return { runtime: new MathBackendCPU() as unknown as TfjsRuntime, kernels: [] };
      },
      lowerings: [],
    });
    await expect(backend.initialize?.()).rejects.toThrow('not yet');
    await backend.initialize?.();
    expect(tries).toBe(2);
  });
});
