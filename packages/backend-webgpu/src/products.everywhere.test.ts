import { cpu } from '@oneiros/backend-cpu';
import * as ops from '@oneiros/tensor';
import { compareTensors, testBackend } from '@oneiros/testing';
import { describe, expect, test } from 'vitest';
import { opGoldens } from '../../../tools/browser/op-goldens.ts';
import { webgpuUnderTest } from '../../../tools/browser/webgpu-under-test.ts';

const goldens = (await opGoldens()).filter(({ file }) => /(?:conv|dot|matmul|einsum)/.test(file));

const wave = (...shape: readonly number[]): ops.Tensor =>
  ops.tensor(
    Float32Array.from({ length: shape.reduce((n, m) => n * m, 1) }, (_, i) => Math.sin(i * 1.37)),
    { shape },
  );
const attrs = {
  strides: [1, 1],
  padding: [
    [1, 1],
    [0, 2],
  ],
  dilation: [1, 1],
  groups: 1,
} as const;
const large: Readonly<Record<string, () => ops.Tensor>> = {
  matmul: () => ops.matmul(wave(128, 128), wave(128, 128)),
  'matmul of odd sizes': () => ops.matmul(wave(129, 131), wave(131, 67)),
  'matmul, transposed': () => ops.einsum('bki,bjk->bij', wave(2, 101, 64), wave(2, 90, 101)),
  conv: () => ops.conv(wave(8, 16, 16, 8), wave(3, 3, 8, 12), { padding: 'same' }),
  'conv of odd sizes, strides': () => ops.conv(wave(8, 33, 31, 7), wave(3, 5, 7, 9), { strides: 2 }),
  'conv of one channel': () => ops.conv(wave(32, 28, 28, 1), wave(3, 3, 1, 32)),
  'depthwise conv': () => ops.conv(wave(8, 33, 31, 16), wave(5, 5, 1, 32), { padding: 'same' }),
  'gradient for the input': () =>
    ops.convInputGradient(wave(8, 16, 16, 12), wave(3, 3, 8, 12), { ...attrs, inputShape: [8, 16, 16, 8] }),
  'gradient for the kernel': () =>
    ops.convKernelGradient(wave(40, 16, 16, 8), wave(40, 16, 16, 12), { ...attrs, kernelShape: [3, 3, 8, 12] }),
  'gradient for a kernel of one channel': () =>
    ops.convKernelGradient(wave(40, 16, 16, 1), wave(40, 16, 16, 12), { ...attrs, kernelShape: [3, 3, 1, 12] }),
};

// Which of the two serves by default depends on the adapter; both must be right on each.
describe.each(['direct', 'tiled'] as const)('%s', async (products) => {
  const backend = await webgpuUnderTest({ products });

  // Above a size the direct shaders compute several results a thread, which the small cases of the goldens don't show.
  test.each(Object.entries(large))('large: %s', async (_, body) => {
    const [here, there] = [backend, cpu()].map((on) => ops.withBackend(on, body));
    expect(await compareTensors(here, there!, { rtol: 1e-3, atol: 1e-4 })).toBeLessThanOrEqual(1);
  });

  describe.each(goldens)('$file', ({ cases }) => {
    for (const { name, notApplicable, run } of testBackend(backend, { goldens: cases, ops })) {
      test(name, (context) => (notApplicable ? context.skip(notApplicable) : run()));
    }
  });
});
