import { cpu } from '@oneiros/backend-cpu';
import * as ops from '@oneiros/tensor';
import { compareTensors } from '@oneiros/testing';
import fc from 'fast-check';
import { device, Input, layers, losses, optimizers, Sequential, setRandomSeed, tensor, useBackend } from 'oneiros';
import { beforeAll, describe, expect, test } from 'vitest';
import { start } from './internal/start.ts';
import type { WasmRuntime } from './internal/wasm-runtime.ts';
import { wasm } from './wasm.ts';

const inBrowser = 'document' in globalThis;
const backend = wasm();
const reference = cpu();
beforeAll(() => backend.initialize!());

const models = {
  mlp: () => [
    Input([20]),
    new layers.Dense(32, { activation: 'relu' }),
    new layers.Dropout(0.2),
    new layers.Dense(32, { activation: 'gelu' }),
    new layers.Dense(4),
  ],
  cnn: () => [
    Input([20]),
    new layers.Reshape([5, 4, 1]),
    new layers.Conv2D(8, 3, { padding: 'same', activation: 'relu' }),
    new layers.BatchNormalization(),
    new layers.DepthwiseConv2D(3, { padding: 'same' }),
    new layers.Conv2D(8, 2, { strides: 2, activation: 'relu' }),
    new layers.MaxPooling2D({ poolSize: 2 }),
    new layers.Flatten(),
    new layers.Dense(4),
  ],
  lstm: () => [Input([20]), new layers.Reshape([5, 4]), new layers.LSTM(8), new layers.Dense(4)],
};

describe.each(Object.entries(models))('training: %s', (_, make) => {
  test('has the losses of the reference, and leaves nothing behind', async () => {
    const train = async (on: ops.Backend): Promise<number[]> => {
      await useBackend(on);
      setRandomSeed(5);
      const model = new Sequential(make());
      model.compile({
        optimizer: new optimizers.Adam({ learningRate: 0.01 }),
        loss: new losses.SparseCategoricalCrossentropy({ fromLogits: true }),
        metrics: ['accuracy'],
      });
      const x = tensor(
        Float32Array.from({ length: 64 * 20 }, (_, i) => Math.sin(i * 1.7)),
        { shape: [64, 20] },
      );
      const y = Int32Array.from({ length: 64 }, (_, i) => (i * 7) % 4);
      const options = { epochs: 2, batchSize: 16, verbose: 0 } as const;
      const first = await model.fit(x, y, options);
      const { runtime } = await start({});
      const before = [runtime.numDataIds(), ops.liveBuffers()] as const;
      const { history } = await model.fit(x, y, { ...options, epochs: 8 });
      // The garbage collector may free what came before.
      expect(runtime.numDataIds()).toBeLessThanOrEqual(before[0]);
      expect(ops.liveBuffers()).toBeLessThanOrEqual(before[1]);
      return [...first.history['loss']!, ...history['loss']!];
    };
    const wanted = await train(reference);
    const own = await train(backend);
    expect(wanted.at(-1)).toBeLessThan(wanted[0]!);
    own.forEach((loss, i) => expect(Math.abs(loss - wanted[i]!)).toBeLessThan(1e-3));
  });
});

/** Results of `f` on both backends, compared. */
async function agree(f: (...xs: ops.Tensor[]) => ops.Tensor, shapes: readonly (readonly number[])[]): Promise<void> {
  const results = [reference, backend].map((on) =>
    ops.withBackend(on, () =>
      f(
        ...shapes.map((shape, k) =>
          ops.tensor(
            Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => Math.sin(i * 12.9898 + k)),
            { shape },
          ),
        ),
      ),
    ),
  );
  await compareTensors(results[1], results[0]!, { rtol: 1e-4, atol: 1e-4 });
  for (const result of results) result.dispose();
}
const size = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });

describe('the same as the reference', () => {
  test('products of any axes', async () => {
    const axes = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 });
    const sizes = fc.tuple(size(4), size(24), size(24), size(24));
    await fc.assert(
      fc.asyncProperty(sizes, axes, axes, async ([batch, rows, summed, columns], left, right) => {
        const place = (all: readonly number[], order: readonly number[]): number[] => order.map((i) => all[i]!);
        const at = (order: readonly number[], axis: number): number => order.indexOf(axis);
        await agree(
          (x, y) =>
            ops.dotGeneral(x, y, {
              batch: [[at(left, 0)], [at(right, 0)]],
              contracting: [[at(left, 3)], [at(right, 3)]],
            }),
          [place([batch, rows, 1, summed], left), place([batch, 1, columns, summed], right)],
        );
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test('gradients of convolutions with strides, dilation and padding', async () => {
    const attrs = fc.record({
      image: fc.tuple(size(3), fc.integer({ min: 5, max: 12 }), fc.integer({ min: 5, max: 12 }), size(5)),
      kernel: fc.tuple(size(3), size(3), size(6)),
      strides: fc.tuple(size(3), size(3)),
      dilationRate: fc.tuple(size(2), size(2)),
      padding: fc.constantFrom('same', 'valid'),
    });
    await fc.assert(
      fc.asyncProperty(attrs, async ({ image, kernel: [height, width, filters], strides, dilationRate, padding }) => {
        const even = strides.some((s) => s > 1) ? [1, 1] : dilationRate;
        const gradient = (x: ops.Tensor, k: ops.Tensor, wrt: 0 | 1): ops.Tensor => {
          const options = { strides, dilationRate: even, padding } as const;
          const record = ops.conv(x, k, options);
          const pads = ops
            .conv(x, k, options)
            .shape.slice(1, 3)
            .map((n, i) => {
              const extent = ([height, width][i]! - 1) * even[i]! + 1;
              const all = padding === 'same' ? Math.max(0, (n - 1) * strides[i]! + extent - x.shape[i + 1]!) : 0;
              return [Math.floor(all / 2), all - Math.floor(all / 2)] as const;
            });
          const geometry = { strides, padding: pads, dilation: even, groups: 1 };
          return wrt === 0
            ? ops.convInputGradient(record, k, { ...geometry, inputShape: x.shape })
            : ops.convKernelGradient(x, record, { ...geometry, kernelShape: k.shape });
        };
        const shapes = [image, [height, width, image[3], filters]];
        await agree((x, k) => gradient(x, k, 0), shapes);
        await agree((x, k) => gradient(x, k, 1), shapes);
      }),
      { numRuns: 40, seed: 2 },
    );
  });

  test('the gradient of a kernel whose patches do not fit into one part', async () => {
    const attrs = {
      strides: [1, 1],
      dilation: [1, 1],
      groups: 1,
      padding: [
        [1, 1],
        [1, 1],
      ],
    } as const;
    await agree(
      (x, dy) => ops.convKernelGradient(x, dy, { ...attrs, kernelShape: [3, 3, 8, 4] }),
      [
        [5, 220, 220, 8],
        [5, 220, 220, 4],
      ],
    );
  });

  test('choices and comparisons with single numbers and with what is broadcast', async () => {
    const shapes = [[], [1, 1], [7, 5], [5], [7, 1]];
    const shape = fc.constantFrom(...shapes);
    await fc.assert(
      fc.asyncProperty(shape, shape, shape, shape, (a, b, x, y) =>
        agree((p, q, t, e) => ops.where(ops.greater(p, q), t, e), [a, b, x, y]),
      ),
      { numRuns: 60, seed: 3 },
    );
  });

  test('operands that are used in several shapes', async () => {
    await agree(
      (x, y) =>
        ops.add(
          ops.matmul(x, ops.reshape(y, [4, 6])),
          ops.sum(ops.matmul(ops.reshape(y, [3, 8]), ops.reshape(y, [8, 3]))),
        ),
      [[5, 4], [24]],
    );
  });

  test('a right side that is multiplied with again, and again in another shape', async () => {
    await agree(
      (x, y) => {
        const by = (shape: readonly number[]): ops.Tensor =>
          ops.sum(ops.matmul(ops.reshape(x, [-1, shape[0]!]), ops.reshape(y, shape)), { axis: 0 });
        const parts = [
          [4, 6],
          [4, 6],
          [6, 4],
          [4, 6],
          [6, 4],
          [2, 12],
          [4, 6],
        ].map(by);
        return ops.concatenate(parts);
      },
      [[6, 4], [24]],
    );
  });
});

test('says where it computes', async () => {
  await useBackend(backend);
  const isolated = (globalThis as { readonly crossOriginIsolated?: boolean }).crossOriginIsolated;
  expect(isolated ?? false).toBe(inBrowser);
  expect(device()).toMatch(inBrowser ? /^wasm: WebAssembly SIMD, \d+ threads?$/ : /^wasm: WebAssembly SIMD, 1 thread$/);
});

test('a tensor beyond the memory is refused', async () => {
  const runtime = (await start({})).runtime as WasmRuntime;
  for (const length of [2 ** 30 - 1, 2 ** 30, 2 ** 31]) {
    expect(() => runtime.makeOutput([length], 'float32')).toThrow(
      /^Backend wasm: expected memory for a tensor\. Received: \d+ bytes more than .*Take smaller batches/,
    );
  }
});
