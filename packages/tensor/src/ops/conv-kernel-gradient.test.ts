import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../backend.ts';
import { tensor } from '../tensor.ts';
import { convKernelGradient } from './conv-kernel-gradient.ts';

beforeAll(() => useBackend(cpu()));

// Against the expansion, and its derivatives: in conv-input-gradient.test.ts.
test('sums products of the input and dy over all windows', async () => {
  const x = tensor([1, 2, 3, 4], { shape: [1, 4, 1] });
  const dy = tensor([10, 1], { shape: [1, 2, 1] });
  const attrs = { kernelShape: [2, 1, 1], strides: [2], padding: [[0, 0]], dilation: [1], groups: 1 } as const;
  expect(await convKernelGradient(x, dy, attrs).array()).toEqual([[[13]], [[24]]]);
  const padded = { ...attrs, padding: [[1, 1]], strides: [3] } as const;
  expect(await convKernelGradient(x, dy, padded).array()).toEqual([[[3]], [[14]]]);
});
