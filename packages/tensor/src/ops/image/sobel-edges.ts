import { expected } from '@oneiros/core';
import { imagesOf } from '../../internal/images.ts';
import type { DataFormat } from '../../internal/spatial.ts';
import { sliceAxis } from '../../internal/static-slice.ts';
import type { Tensor, TensorLike } from '../../tensor.ts';
import { add } from '../add.ts';
import { multiply } from '../multiply.ts';
import { pad } from '../pad.ts';
import { stack } from '../stack.ts';
import { subtract } from '../subtract.ts';

export interface SobelEdgesOptions {
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat | null;
}

/**
 * The slopes of a batch of images along their height and their width, [..., 2], by Sobel's windows with zeros around the images.
 *
 * ```ts
 * image.sobelEdges(photos); // [N, height, width, C, 2]
 * ```
 * @throws OneirosError where `images` is no batch, or of unsigned integers or booleans.
 */
export function sobelEdges(images: TensorLike, { dataFormat }: SobelEdgesOptions = {}): Tensor {
  const { images: t, height, width } = imagesOf(images, dataFormat ?? 'channels_last', 'ops.image.sobelEdges');
  if (t.rank !== 4)
    throw expected('ops.image.sobelEdges', 'a batch of images, rank 4', `shape=[${t.shape}]`, 'Add an axis in front.');
  if (t.dtype.startsWith('uint') || t.dtype === 'bool')
    throw expected(
      'ops.image.sobelEdges',
      'a dtype with negative numbers',
      `dtype=${t.dtype}`,
      "Cast them: cast(x, 'float32').",
    );
  const padded = pad(
    t,
    t.shape.map((_, i) => (i === height || i === width ? ([1, 1] as const) : ([0, 0] as const))),
  );
  // Both windows are a product of a difference, [−1, 0, 1], and a smoothing, [1, 2, 1].
  const part = (x: Tensor, axis: number, start: number): Tensor => sliceAxis(x, axis, start, start + t.shape[axis]!);
  const difference = (x: Tensor, axis: number): Tensor => subtract(part(x, axis, 2), part(x, axis, 0));
  const smoothed = (x: Tensor, axis: number): Tensor =>
    add(add(part(x, axis, 0), multiply(part(x, axis, 1), 2)), part(x, axis, 2));
  return stack([smoothed(difference(padded, height), width), smoothed(difference(padded, width), height)], {
    axis: -1,
  });
}
