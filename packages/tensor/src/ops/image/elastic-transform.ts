import { expected, isFloat, promote } from '@oneiros/core';
import { standardNormal } from '../../internal/draws.ts';
import { blurPlanes, gaussianWeights } from '../../internal/gaussian.ts';
import { asBatch, oneOf } from '../../internal/images.ts';
import {
  type FillMode,
  fillModes,
  type Interpolation,
  interpolateImages,
  interpolations,
} from '../../internal/interpolation.ts';
import { keyOf, type Seed } from '../../internal/seeds.ts';
import type { DataFormat } from '../../internal/spatial.ts';
import type { Tensor, TensorLike } from '../../tensor.ts';
import { add } from '../add.ts';
import { cast } from '../cast.ts';
import { iota } from '../iota.ts';
import { multiply } from '../multiply.ts';
import { reshape } from '../reshape.ts';

export interface ElasticTransformOptions {
  /** How strongly pixels are moved. Default 20. */
  readonly alpha?: number;
  /** How smooth the movement is: the standard deviation of the window that smooths it, in pixels. Default 5. */
  readonly sigma?: number;
  /** Default 'bilinear'. */
  readonly interpolation?: Interpolation;
  /** What lies outside of the images. Default 'reflect'. */
  readonly fillMode?: FillMode;
  /** The value outside in mode 'constant'. Default 0. */
  readonly fillValue?: number;
  /** An integer, or a SeedGenerator for other movements at each call. Default: the global generator. */
  readonly seed?: Seed;
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat | null;
}

/**
 * Images of floats whose pixels are moved at random, near ones alike; as in Keras, by as much in x as in y.
 *
 * ```ts
 * image.elasticTransform(digits, { alpha: 30, sigma: 4, seed: 42 });
 * ```
 * @throws OneirosError where the images are no floats or an option has no such value.
 */
export function elasticTransform(
  images: TensorLike,
  {
    alpha = 20,
    sigma = 5,
    interpolation = 'bilinear',
    fillMode = 'reflect',
    fillValue = 0,
    seed,
    dataFormat,
  }: ElasticTransformOptions = {},
): Tensor {
  oneOf(interpolation, interpolations, 'ops.image.elasticTransform: interpolation');
  oneOf(fillMode, fillModes, 'ops.image.elasticTransform: fillMode');
  if (!(sigma > 0)) throw expected('ops.image.elasticTransform: sigma', 'a positive number', `sigma=${sigma}`);
  const { batch, back } = asBatch(images, dataFormat ?? 'channels_last', 'ops.image.elasticTransform');
  if (!isFloat(batch.dtype))
    throw expected(
      'ops.image.elasticTransform',
      'images of floats',
      `dtype=${batch.dtype}`,
      "Cast them: cast(x, 'float32').",
    );
  const [count, height, width] = batch.shape as readonly [number, number, number];
  const shape = [count, height, width];
  const draws = cast(standardNormal(keyOf(seed), shape, batch.dtype), promote(batch.dtype, 'float32'));
  const window = gaussianWeights(Math.trunc(6 * sigma) | 1, sigma);
  const smooth = blurPlanes(reshape(multiply(draws, sigma), [...shape, 1]), window, window, 'same');
  // One movement for both axes: Keras draws that of y by the seed of x.
  const shift = multiply(reshape(smooth, shape), alpha);
  const y = add(iota([1, height, 1], { axis: 1 }), shift);
  const x = add(iota([1, 1, width], { axis: 2 }), shift);
  return back(interpolateImages(batch, y, x, { interpolation, fillMode, fillValue }));
}
