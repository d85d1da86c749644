import { cpu } from '@oneiros/backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../../backend.ts';
import { jit } from '../../jit.ts';
import { type Tensor, tensor } from '../../tensor.ts';
import { ones } from '../ones.ts';
import { type ResizeOptions, resize } from './resize.ts';

beforeAll(() => useBackend(cpu()));

test.each([
  [[4, 4, 1], [0, 2], {}, 'ops.image.resize: size: expected positive height and width. Received: [0,2].'],
  [[4, 4, 1], [2], {}, 'ops.image.resize: size: expected positive height and width. Received: [2].'],
  [[4, 4], [2, 2], {}, 'ops.image.resize: expected one image of rank 3 or a batch of rank 4. Received: shape=[4,4].'],
  [
    [4, 4, 1],
    [2, 2],
    { interpolation: 'area' },
    "interpolation: expected 'nearest', 'bilinear', 'bicubic', 'lanczos3' or 'lanczos5'. Received: \"area\".",
  ],
  [
    [4, 4, 1],
    [2, 2],
    { fillMode: 'reflect' },
    'ops.image.resize: fillMode: expected \'constant\'. Received: "reflect".',
  ],
  [[4, 4, 1], [2, 2], { cropToAspectRatio: true, padToAspectRatio: true }, 'expected at most one of'],
  [[4, 4, 1], [2, 2], { dataFormat: 'NHWC' }, "ops.image.resize: dataFormat: expected 'channels_last'"],
] as const)('%j to %j with %j: %s', (shape, size, options, message) => {
  expect(() => resize(ones(shape), size, options as ResizeOptions)).toThrow(message);
});

test('a constant stays constant, whatever the interpolation and size', async () => {
  for (const interpolation of ['nearest', 'bilinear', 'bicubic', 'lanczos3', 'lanczos5'] as const) {
    for (const size of [
      [3, 40],
      [31, 7],
    ]) {
      const resized = jit((x: Tensor) => resize(x, size, { interpolation, antialias: true }))(ones([1, 19, 23, 2]));
      expect(resized.shape).toEqual([1, ...size, 2]);
      for (const value of (await resized.data()) as Float32Array) expect(value).toBeCloseTo(1, 5);
    }
  }
});

test('integers are rounded to even halves and kept in range', async () => {
  const x = tensor(Uint8Array.of(0, 255, 0, 255), { shape: [1, 4, 1] });
  const wide = await resize(x, [1, 16], { interpolation: 'bicubic' }).data();
  expect(wide).toBeInstanceOf(Uint8Array);
  expect(Math.max(...(wide as Uint8Array))).toBe(255);
  expect(Math.min(...(wide as Uint8Array))).toBe(0);
  expect([...((await resize(x, [1, 2]).data()) as Uint8Array)]).toEqual([128, 128]);
});
