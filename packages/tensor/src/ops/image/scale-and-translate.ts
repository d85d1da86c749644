import { canonicalAxis, expected, promote, type Shape } from '@oneiros/core';
import { floating } from '../../internal/elementwise.ts';
import { oneOf } from '../../internal/images.ts';
import {
  cubicKernel,
  lanczosKernel,
  type ResamplingKernel,
  resample,
  scaledWeights,
  triangleKernel,
} from '../../internal/resampling.ts';
import { sliceAxis } from '../../internal/static-slice.ts';
import type { Tensor, TensorLike } from '../../tensor.ts';
import { cast } from '../cast.ts';
import { reshape } from '../reshape.ts';

/** How values between pixels are found. */
export type ScaleMethod =
  | 'linear'
  | 'bilinear'
  | 'trilinear'
  | 'cubic'
  | 'bicubic'
  | 'tricubic'
  | 'lanczos3'
  | 'lanczos5';

export interface ScaleAndTranslateOptions {
  /** Whether images that shrink are smoothed. Default true. */
  readonly antialias?: boolean;
}

/**
 * Images of `outputShape` in which what was at place p along an axis of `spatialDims` is at p · scale + translation; places are
 * in pixels, whose centers are at ½. `scale` and `translation` are vectors with an element for each of these axes. Places
 * outside of `images` are 0.
 *
 * ```ts
 * image.scaleAndTranslate(photos, photos.shape, tensor([2, 2]), tensor([-8, -8]), [1, 2], 'bilinear');
 * ```
 * @throws OneirosError where ranks and numbers of axes do not fit or there is no such method.
 */
export function scaleAndTranslate(
  images: TensorLike,
  outputShape: Shape,
  scale: TensorLike,
  translation: TensorLike,
  spatialDims: readonly number[],
  method: ScaleMethod,
  { antialias = true }: ScaleAndTranslateOptions = {},
): Tensor {
  oneOf(method, Object.keys(kernels) as ScaleMethod[], 'ops.image.scaleAndTranslate: method');
  const t = floating(images);
  const axes = spatialDims.map((d) => canonicalAxis(d, t.rank, 'ops.image.scaleAndTranslate: spatialDims'));
  const fits = outputShape.length === t.rank && outputShape.every((n, i) => axes.includes(i) || n === t.shape[i]);
  if (!fits)
    throw expected(
      'ops.image.scaleAndTranslate: outputShape',
      `the shape of images except along axes [${axes}]`,
      `outputShape=[${outputShape}] for images of shape [${t.shape}]`,
    );
  const factors = floating(scale);
  const shifts = floating(translation);
  if ([factors, shifts].some(({ shape }) => shape.length !== 1 || shape[0] !== axes.length))
    throw expected(
      'ops.image.scaleAndTranslate',
      `a scale and a translation for each of ${axes.length} axes`,
      `shapes [${factors.shape}] and [${shifts.shape}]`,
    );
  const dtype = promote(factors.dtype, shifts.dtype);
  const at = (x: Tensor, i: number): Tensor => reshape(cast(sliceAxis(x, 0, i, i + 1), dtype), []);
  const weights = axes.map((axis, i) =>
    scaledWeights(t.shape[axis]!, outputShape[axis]!, at(factors, i), at(shifts, i), kernels[method], antialias),
  );
  return resample(t, axes, weights);
}

const kernels: { readonly [name in ScaleMethod]: ResamplingKernel } = {
  linear: triangleKernel,
  bilinear: triangleKernel,
  trilinear: triangleKernel,
  cubic: cubicKernel,
  bicubic: cubicKernel,
  tricubic: cubicKernel,
  lanczos3: /*#__PURE__*/ lanczosKernel(3),
  lanczos5: /*#__PURE__*/ lanczosKernel(5),
};
