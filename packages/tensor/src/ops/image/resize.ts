import { expected, isInteger, show } from '@oneiros/core';
import { bind } from '../../bind.ts';
import { floating } from '../../internal/elementwise.ts';
import { imagesOf, oneOf } from '../../internal/images.ts';
import {
  cubicKernel,
  lanczosKernel,
  nearestPixels,
  type ResamplingKernel,
  resizeAxis,
  triangleKernel,
} from '../../internal/resampling.ts';
import type { DataFormat } from '../../internal/spatial.ts';
import { sliceAxis } from '../../internal/static-slice.ts';
import { asTensor, type Tensor, type TensorLike, tensor } from '../../tensor.ts';
import { cast } from '../cast.ts';
import { padOp } from '../pad.ts';
import { round } from '../round.ts';
import { saturateCast } from '../saturate-cast.ts';
import { takeOp } from '../take.ts';

/** How values between pixels are found when images are resized. */
export type ResizeInterpolation = 'nearest' | 'bilinear' | 'bicubic' | 'lanczos3' | 'lanczos5';

export interface ResizeOptions {
  /** Default 'bilinear'. */
  readonly interpolation?: ResizeInterpolation;
  /** Whether images that shrink are smoothed. Default false. */
  readonly antialias?: boolean;
  /** Whether images are cropped, at their center, to the aspect ratio of `size`. Default false. */
  readonly cropToAspectRatio?: boolean;
  /** Whether images are padded on both sides to the aspect ratio of `size`. Default false. */
  readonly padToAspectRatio?: boolean;
  /** How they are padded: only 'constant', the default. */
  readonly fillMode?: 'constant';
  /** What they are padded with. Default 0. */
  readonly fillValue?: number;
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat | null;
}

/**
 * Images of `size` [height, width], of the dtype of `images`: integers are rounded and kept in range.
 * `images` is a batch [N, height, width, C] or one image [height, width, C], or either with channels first.
 *
 * ```ts
 * image.resize(photos, [224, 224], { interpolation: 'bicubic', antialias: true });
 * ```
 * @throws OneirosError where `size` is not two positive integers or an option has no such value.
 */
export function resize(
  images: TensorLike,
  size: readonly number[],
  {
    interpolation = 'bilinear',
    antialias = false,
    cropToAspectRatio = false,
    padToAspectRatio = false,
    fillMode = 'constant',
    fillValue = 0,
    dataFormat,
  }: ResizeOptions = {},
): Tensor {
  const [targetHeight, targetWidth] = size;
  if (size.length !== 2 || !targetHeight || !targetWidth || size.some((n) => !Number.isInteger(n) || n < 1))
    throw expected('ops.image.resize: size', 'positive height and width', show(size), 'Give [height, width].');
  oneOf(interpolation, interpolations, 'ops.image.resize: interpolation');
  oneOf(fillMode, ['constant'], 'ops.image.resize: fillMode');
  if (cropToAspectRatio && padToAspectRatio)
    throw expected(
      'ops.image.resize',
      'at most one of cropToAspectRatio and padToAspectRatio',
      'both',
      'Leave one of them out.',
    );
  const found = imagesOf(images, dataFormat ?? 'channels_last', 'ops.image.resize');
  const axes = [found.height, found.width] as const;
  const given = found.images;
  const fitted = cropToAspectRatio
    ? cropped(given, axes, targetHeight, targetWidth)
    : padToAspectRatio
      ? padded(given, axes, targetHeight, targetWidth, fillValue)
      : given;
  const changed = axes.flatMap((axis, i) => (fitted.shape[axis] === size[i] ? [] : [[axis, size[i]!] as const]));
  const kernel = kernels[interpolation];
  if (kernel === null) {
    const picked = changed.reduce(
      (t, [axis, n]) => bind(takeOp, [t, tensor(nearestPixels(t.shape[axis]!, n))], { axis }),
      fitted,
    );
    return likeImages(picked, given);
  }
  // First the axis that shrinks most, which leaves less to do for the other.
  changed.sort(([a, m], [b, n]) => m / fitted.shape[a]! - n / fitted.shape[b]!);
  const resized = changed.reduce((t, [axis, n]) => resizeAxis(t, axis, n, kernel, antialias), floating(fitted));
  return likeImages(resized, given);
}

const kernels: { readonly [name in ResizeInterpolation]: ResamplingKernel | null } = {
  nearest: null,
  bilinear: triangleKernel,
  bicubic: cubicKernel,
  lanczos3: /*#__PURE__*/ lanczosKernel(3),
  lanczos5: /*#__PURE__*/ lanczosKernel(5),
};
const interpolations = /*#__PURE__*/ Object.keys(kernels) as readonly ResizeInterpolation[];

/** The middle of the images, of the aspect ratio of the target. */
function cropped(x: Tensor, axes: readonly [number, number], targetHeight: number, targetWidth: number): Tensor {
  const [height, width] = axes.map((axis) => x.shape[axis]!) as [number, number];
  const sizes = [
    Math.max(Math.min(height, Math.trunc((width * targetHeight) / targetWidth)), 1),
    Math.max(Math.min(width, Math.trunc((height * targetWidth) / targetHeight)), 1),
  ];
  return axes.reduce((t, axis, i) => {
    const start = Math.trunc((x.shape[axis]! - sizes[i]!) / 2);
    return sliceAxis(t, axis, start, start + sizes[i]!);
  }, x);
}

/** The images with as much on both sides of one axis as brings them near to the aspect ratio of the target. */
function padded(
  x: Tensor,
  axes: readonly [number, number],
  targetHeight: number,
  targetWidth: number,
  fillValue: number,
): Tensor {
  const [height, width] = axes.map((axis) => x.shape[axis]!) as [number, number];
  const above = Math.trunc((Math.max(height, Math.trunc((width * targetHeight) / targetWidth)) - height) / 2);
  const beside = Math.trunc((Math.max(width, Math.trunc((height * targetWidth) / targetHeight)) - width) / 2);
  if (above === 0 && beside === 0) return x;
  const [axis, amount] = above > 0 ? [axes[0], above] : [axes[1], beside];
  // A fraction, or a value out of the range of integers, is rounded only in the end.
  const t = isInteger(x.dtype) ? cast(x, 'float32') : x;
  const around = x.shape.map((_, i) => (i === axis ? amount : 0));
  return bind(padOp, [t, asTensor(fillValue, t.dtype)], { low: around, high: around, interior: x.shape.map(() => 0) });
}

/** `x` in the dtype of the images. */
function likeImages(x: Tensor, images: Tensor): Tensor {
  if (x.dtype === images.dtype) return x;
  return saturateCast(isInteger(images.dtype) ? round(x) : x, images.dtype);
}
