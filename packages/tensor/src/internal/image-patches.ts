import { expected } from '@oneiros/core';
import { bind } from '../bind.ts';
import { pad } from '../ops/pad.ts';
import { reshape } from '../ops/reshape.ts';
import { takeOp } from '../ops/take.ts';
import { transpose } from '../ops/transpose.ts';
import { asTensor, type Tensor, type TensorLike, tensor } from '../tensor.ts';
import { dilated } from './convolution.ts';
import { type DataFormat, type Padding, paddingOf, perAxis, windowCount } from './spatial.ts';
import { sliceAxis } from './static-slice.ts';

export interface ImagePatchOptions {
  /** Steps between patches: one number, or one for each axis. Default: the size, so that patches do not overlap. */
  readonly strides?: number | readonly number[] | null;
  /** Steps between pixels of a patch. Default 1. */
  readonly dilationRate?: number | readonly number[];
  /** Default 'valid'. */
  readonly padding?: Padding;
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat | null;
}

/** The patches of images, or volumes, of `rank` spatial axes: each one's pixels, row-major with channels last, lie along the channels. */
export function patchesOf(
  images: TensorLike,
  size: number | readonly number[],
  rank: number,
  { strides, dilationRate = 1, padding = 'valid', dataFormat }: ImagePatchOptions,
  subject: string,
): Tensor {
  const t = asTensor(images);
  if (t.rank !== rank + 1 && t.rank !== rank + 2)
    throw expected(subject, `rank ${rank + 1} (one) or ${rank + 2} (a batch)`, `shape=[${t.shape}]`);
  const format = dataFormat ?? 'channels_last';
  const first = t.rank - rank - 1;
  const spatial = Array.from({ length: rank }, (_, i) => first + i + (format === 'channels_first' ? 1 : 0));
  const channels = format === 'channels_first' ? first : first + rank;
  const window = perAxis(size, rank, `${subject}: size`);
  const steps = perAxis(strides || window, rank, `${subject}: strides`);
  const dilation = perAxis(dilationRate, rank, `${subject}: dilationRate`);
  const extents = window.map((n, i) => dilated(n, dilation[i]!));
  const sizes = spatial.map((axis) => t.shape[axis]!);
  const around = paddingOf(padding, sizes, extents, steps, subject);
  const counts = sizes.map((n, i) => windowCount(n, around[i]!, extents[i]!, steps[i]!));
  if (counts.includes(0))
    throw expected(
      `${subject}: size`,
      'patches no larger than the images',
      `size=[${window}] for shape [${t.shape}]`,
      "Use padding: 'same', or smaller patches.",
    );
  const isPadded = around.some(([low, high]) => low + high > 0);
  const widths = t.shape.map((_, axis) => around[spatial.indexOf(axis)] ?? ([0, 0] as const));
  const padded = isPadded ? pad(t, widths) : t;
  // Each spatial axis as [patches, pixels of a patch], first all in one.
  const lined = spatial.reduce(
    (x, axis, i) => linedUp(x, axis, counts[i]!, window[i]!, steps[i]!, dilation[i]!),
    padded,
  );
  const split = lined.shape.flatMap((n, axis) => {
    const i = spatial.indexOf(axis);
    return i < 0 ? [n] : [counts[i]!, window[i]!];
  });
  const places = spatial.map((axis) => 2 * axis - spatial[0]!);
  const channelPlace = channels < spatial[0]! ? channels : channels + rank;
  const batch = first === 0 ? [] : [0];
  const inside = [...places.map((at) => at + 1), channelPlace];
  const axes = format === 'channels_first' ? [...batch, ...inside, ...places] : [...batch, ...places, ...inside];
  const depth = window.reduce((a, b) => a * b, t.shape[channels]!);
  const shape = format === 'channels_first' ? [depth, ...counts] : [...counts, depth];
  return reshape(transpose(reshape(lined, split), { axes }), [...t.shape.slice(0, first), ...shape]);
}

/** The pixels of all windows along an axis, one window after the other. */
function linedUp(x: Tensor, axis: number, count: number, size: number, stride: number, dilation: number): Tensor {
  if (stride === size && dilation === 1) return sliceAxis(x, axis, 0, count * size);
  const indices = Int32Array.from(
    { length: count * size },
    (_, i) => Math.floor(i / size) * stride + (i % size) * dilation,
  );
  return bind(takeOp, [x, tensor(indices)], { axis });
}
