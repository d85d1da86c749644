import { cpu } from '@oneiros/backend-cpu';
import * as ops from '@oneiros/tensor';
import { compareTensors } from '@oneiros/testing';
import { beforeAll, expect, test } from 'vitest';
import { webgpuUnderTest } from '../../../tools/browser/webgpu-under-test.ts';
import type { WebgpuBackend } from './webgpu.ts';

let gpu: WebgpuBackend;
beforeAll(async () => {
  gpu = await webgpuUnderTest();
});

type Case = readonly [
  shape: readonly number[],
  out: readonly number[],
  window: readonly number[],
  strides: readonly number[],
  low: readonly number[],
];
const cases: Readonly<Record<string, Case>> = {
  'windows side by side': [
    [2, 6, 4, 3],
    [2, 3, 2, 3],
    [1, 2, 2, 1],
    [1, 2, 2, 1],
    [0, 0, 0, 0],
  ],
  'a rest that lies in no window': [
    [2, 7, 5, 3],
    [2, 3, 2, 3],
    [1, 2, 2, 1],
    [1, 2, 2, 1],
    [0, 0, 0, 0],
  ],
  'gaps between windows': [[11], [4], [2], [3], [0]],
  'windows over the edges': [
    [2, 5, 5],
    [2, 2, 3],
    [1, 3, 2],
    [1, 3, 2],
    [0, 1, 1],
  ],
  'windows that overlap': [
    [2, 6, 6, 2],
    [2, 4, 3, 2],
    [1, 3, 3, 1],
    [1, 1, 2, 1],
    [0, 0, 1, 0],
  ],
};

test.each(Object.entries(cases))('the gradient of maxima: %s', async (_, [shape, out, window, strides, low]) => {
  // From the end of the last window back to the end of the axis.
  const padding = low.map(
    (l, i) => [l, Math.max(0, (out[i]! - 1) * strides[i]! + window[i]! - shape[i]! - l)] as const,
  );
  const values = (sizes: readonly number[], f: (i: number) => number): ops.Tensor =>
    ops.tensor(
      Float32Array.from({ length: sizes.reduce((n, m) => n * m, 1) }, (_, i) => f(i)),
      { shape: sizes },
    );
  const gradient = (): ops.Tensor =>
    ops.windowMaxGradient(
      // Some equal, one not a number.
      values(shape, (i) => (i === 4 ? Number.NaN : (i * 7) % 5)),
      values(out, (i) => i + 1),
      { window, strides, padding },
    );
  const [here, there] = [gpu, cpu()].map((backend) => ops.withBackend(backend, gradient));
  expect(await compareTensors(here!, there!, { rtol: 0, atol: 0 })).toBe(0);
});
