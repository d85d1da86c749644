import { expected } from '@oneiros/core';
import { bind } from '../bind.ts';
import { type PatchOptions, patchGeometry } from '../internal/patches.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { padOp } from './pad.ts';
import { reshape } from './reshape.ts';
import { sliceOp } from './slice.ts';
import { stack } from './stack.ts';

/**
 * The patches of images (N, C, height, width) as columns: (N, C · kernel height · kernel width, patches).
 *
 * ```ts
 * unfold(images, 3, { padding: 1 });
 * ```
 */
export function unfold(x: TensorLike, kernelSize: number | readonly number[], options: PatchOptions = {}): Tensor {
  const t = asTensor(x);
  if (t.rank !== 4) throw expected('ops.unfold', 'images of shape [N, C, height, width]', `shape=[${t.shape}]`);
  const [batch, channels] = t.shape as [number, number];
  const { starts, counts, strides, padding, window } = patchGeometry(
    'ops.unfold',
    t.shape.slice(2),
    kernelSize,
    options,
  );
  const around = [0, 0, ...padding];
  const padded = bind(padOp, [t, asTensor(0, t.dtype)], { low: around, high: around, interior: [0, 0, 0, 0] });
  const taken = starts.map((start) =>
    bind(sliceOp, [padded], {
      starts: [0, 0, ...start],
      sizes: [batch, channels, ...counts],
      steps: [1, 1, ...strides],
    }),
  );
  return reshape(stack(taken, { axis: 2 }), [batch, channels * window, counts.reduce((a, b) => a * b)]);
}
