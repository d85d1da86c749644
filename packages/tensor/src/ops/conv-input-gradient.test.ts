import { cpu } from '@oneiros/backend-cpu';
import { checkGradients, compareTensors } from '@oneiros/testing';
import { beforeAll, expect, test } from 'vitest';
import { type Backend, useBackend, withBackend } from '../backend.ts';
import { convShape } from '../internal/convolution.ts';
import { type Tensor, tensor } from '../tensor.ts';
import { conv } from './conv.ts';
import { convInputGradient, convInputGradientOp } from './conv-input-gradient.ts';
import { convKernelGradient, convKernelGradientOp } from './conv-kernel-gradient.ts';
import { multiply } from './multiply.ts';
import { sum } from './sum.ts';

beforeAll(() => useBackend(cpu()));

/** backend-cpu without kernels for the gradients, so that they are expanded. */
function expanding(): Backend {
  const base = cpu();
  return {
    ...base,
    name: 'expanding',
    supports: (a) => a.op !== convInputGradientOp && a.op !== convKernelGradientOp && base.supports(a),
  };
}

function values(shape: readonly number[], seed: number): Float32Array {
  return Float32Array.from(
    { length: shape.reduce((a, b) => a * b, 1) },
    (_, i) => Math.sin(12.9898 * (i + 1) + seed) * 2,
  );
}
const on = (backend: Backend, shape: readonly number[], seed: number): Tensor =>
  withBackend(backend, () => tensor(values(shape, seed), { shape }));

const cases = [
  {
    name: 'plain',
    x: [2, 5, 5, 2],
    kernel: [3, 3, 2, 3],
    strides: [1, 1],
    padding: [
      [0, 0],
      [0, 0],
    ],
    dilation: [1, 1],
    groups: 1,
  },
  {
    name: 'strides and padding',
    x: [1, 6, 7, 2],
    kernel: [3, 2, 2, 2],
    strides: [2, 3],
    padding: [
      [1, 0],
      [0, 2],
    ],
    dilation: [1, 1],
    groups: 1,
  },
  {
    name: 'dilation',
    x: [1, 8, 7, 1],
    kernel: [2, 3, 1, 2],
    strides: [1, 2],
    padding: [
      [1, 1],
      [0, 0],
    ],
    dilation: [3, 2],
    groups: 1,
  },
  {
    name: 'groups',
    x: [2, 4, 4, 6],
    kernel: [2, 2, 2, 9],
    strides: [2, 1],
    padding: [
      [0, 1],
      [1, 1],
    ],
    dilation: [1, 1],
    groups: 3,
  },
  {
    name: 'a group for each channel',
    x: [2, 5, 6, 3],
    kernel: [3, 2, 1, 6],
    strides: [2, 1],
    padding: [
      [1, 1],
      [0, 1],
    ],
    dilation: [1, 2],
    groups: 3,
  },
  {
    name: 'stride larger than the window',
    x: [1, 9, 4],
    kernel: [2, 4, 2],
    strides: [4],
    padding: [[0, 0]],
    dilation: [1],
    groups: 1,
  },
  {
    name: 'padding larger than the kernel',
    x: [1, 3, 1],
    kernel: [2, 1, 1],
    strides: [1],
    padding: [[3, 2]],
    dilation: [1],
    groups: 1,
  },
  {
    name: '3D',
    x: [1, 3, 4, 3, 2],
    kernel: [2, 2, 3, 1, 4],
    strides: [1, 2, 1],
    padding: [
      [0, 0],
      [1, 0],
      [1, 1],
    ],
    dilation: [1, 1, 1],
    groups: 2,
  },
] as const;

test.each(cases)('kernel, expansion and derivatives agree: $name', async ({ x, kernel, name: _, ...attrs }) => {
  const [one, other] = [cpu(), expanding()];
  const out = convShape({ shape: x, dtype: 'float32' }, { shape: kernel, dtype: 'float32' }, attrs);
  const input = (backend: Backend): Tensor =>
    convInputGradient(on(backend, out, 3), on(backend, kernel, 2), { ...attrs, inputShape: x });
  const weights = (backend: Backend): Tensor =>
    convKernelGradient(on(backend, x, 1), on(backend, out, 3), { ...attrs, kernelShape: kernel });
  await compareTensors(input(other), input(one));
  await compareTensors(weights(other), weights(one));
  const data = (s: readonly number[], seed: number) => ({ shape: s, data: values(s, seed) });
  await checkGradients(
    (dy, k) => convInputGradient(dy, k, { ...attrs, inputShape: x }),
    [data(out, 3), data(kernel, 2)],
    { samples: 6 },
  );
  await checkGradients(
    (a, dy) => convKernelGradient(a, dy, { ...attrs, kernelShape: kernel }),
    [data(x, 1), data(out, 3)],
    { samples: 6 },
  );
});

test('⟨conv(x), dy⟩ = ⟨x, convInputGradient(dy)⟩', async () => {
  const [x, k, dy] = [
    tensor(values([1, 5, 5, 2], 1), { shape: [1, 5, 5, 2] }),
    tensor(values([3, 3, 2, 3], 2), { shape: [3, 3, 2, 3] }),
    tensor(values([1, 3, 3, 3], 3), { shape: [1, 3, 3, 3] }),
  ];
  const attrs = {
    strides: [1, 1],
    padding: [
      [0, 0],
      [0, 0],
    ],
    dilation: [1, 1],
    groups: 1,
  } as const;
  const left = await sum(multiply(conv(x, k), dy)).item();
  const right = sum(multiply(x, convInputGradient(dy, k, { ...attrs, inputShape: x.shape })));
  const third = sum(multiply(k, convKernelGradient(x, dy, { ...attrs, kernelShape: k.shape })));
  expect(await right.item()).toBeCloseTo(left, 3);
  expect(await third.item()).toBeCloseTo(left, 3);
});
