import { expected } from '@oneiros/core';
import { bind } from '../bind.ts';
import { type PatchOptions, pairOf, patchGeometry } from '../internal/patches.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { padOp } from './pad.ts';
import { reshape } from './reshape.ts';
import { sliceOp } from './slice.ts';

/**
 * Puts patches (N, C · kernel height · kernel width, patches) back into images (N, C, …outputSize); where they overlap they are added.
 *
 * ```ts
 * fold(unfold(images, 2, { stride: 2 }), [28, 28], 2, { stride: 2 }); // the images
 * ```
 */
export function fold(
  x: TensorLike,
  outputSize: number | readonly number[],
  kernelSize: number | readonly number[],
  options: PatchOptions = {},
): Tensor {
  const t = asTensor(x);
  const size = pairOf('ops.fold: outputSize', outputSize, 1);
  const { starts, counts, strides, padding, window } = patchGeometry('ops.fold', size, kernelSize, options);
  const patches = counts.reduce((a, b) => a * b);
  if (t.rank !== 3 || t.shape[1]! % window || t.shape[2] !== patches) {
    throw expected(
      'ops.fold',
      `patches of shape [N, C · ${window}, ${patches}]`,
      `shape=[${t.shape}]`,
      'Check kernelSize, stride, padding and dilation.',
    );
  }
  const [batch, channels] = [t.shape[0]!, t.shape[1]! / window];
  const grid = reshape(t, [batch, channels, window, ...counts]);
  const interior = [0, 0, ...strides.map((s) => s - 1)];
  const parts = starts.map((start, at) => {
    const part = bind(sliceOp, [grid], {
      starts: [0, 0, at, 0, 0],
      sizes: [batch, channels, 1, ...counts],
      steps: [1, 1, 1, 1, 1],
    });
    const low = start.map((s, i) => s - padding[i]!);
    const high = size.map((n, i) => n - low[i]! - ((counts[i]! - 1) * strides[i]! + 1));
    return bind(padOp, [reshape(part, [batch, channels, ...counts]), asTensor(0, t.dtype)], {
      low: [0, 0, ...low],
      high: [0, 0, ...high],
      interior,
    });
  });
  return parts.reduce((a, b) => add(a, b));
}
