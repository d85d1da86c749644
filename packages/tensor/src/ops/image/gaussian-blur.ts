import { expected, isFloat, show } from '@oneiros/core';
import { blurPlanes, gaussianWeights } from '../../internal/gaussian.ts';
import { imagesOf } from '../../internal/images.ts';
import type { DataFormat } from '../../internal/spatial.ts';
import type { Tensor, TensorLike } from '../../tensor.ts';
import { moveaxis } from '../moveaxis.ts';
import { reshape } from '../reshape.ts';

export interface GaussianBlurOptions {
  /** Width and height of the window. Default [3, 3]. */
  readonly kernelSize?: readonly number[];
  /** Standard deviations along the width and the height, in pixels. Default [1, 1]. */
  readonly sigma?: readonly number[];
  /** As in Keras on JAX, images have their channels first unless this says 'channels_last'. */
  readonly dataFormat?: DataFormat | null;
}

/**
 * Images of floats smoothed by a Gaussian window, with zeros around them. Say `dataFormat`: without it Keras takes the axis before
 * the last two for the channels, whatever the default of other ops is.
 *
 * ```ts
 * image.gaussianBlur(photos, { kernelSize: [5, 5], sigma: [1.5, 1.5], dataFormat: 'channels_last' });
 * ```
 * @throws OneirosError where the images are no floats, or kernelSize and sigma are not two positive numbers each.
 */
export function gaussianBlur(
  images: TensorLike,
  { kernelSize = [3, 3], sigma = [1, 1], dataFormat }: GaussianBlurOptions = {},
): Tensor {
  const { images: t, channels } = imagesOf(images, dataFormat ?? 'channels_first', 'ops.image.gaussianBlur');
  if (!isFloat(t.dtype))
    throw expected('ops.image.gaussianBlur', 'images of floats', `dtype=${t.dtype}`, "Cast them: cast(x, 'float32').");
  const [width, height] = kernelSize;
  const [sigmaX, sigmaY] = sigma;
  if (kernelSize.length !== 2 || !width || !height || kernelSize.some((n) => !Number.isInteger(n) || n < 1))
    throw expected('ops.image.gaussianBlur: kernelSize', 'two positive integers', show(kernelSize));
  if (sigma.length !== 2 || !sigmaX || !sigmaY)
    throw expected('ops.image.gaussianBlur: sigma', 'two numbers other than 0', show(sigma));
  const first = moveaxis(t, channels, -3);
  const planes = reshape(first, [-1, first.shape.at(-2)!, first.shape.at(-1)!, 1]);
  const blurred = blurPlanes(planes, gaussianWeights(height, sigmaY), gaussianWeights(width, sigmaX), 'same');
  return moveaxis(reshape(blurred, first.shape), -3, channels);
}
