import { expected, promote, sameShape } from '@oneiros/core';
import { blurPlanes, gaussianWeights } from '../../internal/gaussian.ts';
import { imagesOf } from '../../internal/images.ts';
import type { DataFormat } from '../../internal/spatial.ts';
import { sliceAxis } from '../../internal/static-slice.ts';
import type { Tensor, TensorLike } from '../../tensor.ts';
import { add } from '../add.ts';
import { cast } from '../cast.ts';
import { concatenate } from '../concatenate.ts';
import { divide } from '../divide.ts';
import { mean } from '../mean.ts';
import { moveaxis } from '../moveaxis.ts';
import { multiply } from '../multiply.ts';
import { reshape } from '../reshape.ts';
import { subtract } from '../subtract.ts';

export interface SsimOptions {
  /** The range of the pixels. Default 1. */
  readonly maxVal?: number;
  /** Height and width of the Gaussian window. Default 11. */
  readonly filterSize?: number;
  /** Its standard deviation in pixels. Default 1.5. */
  readonly filterSigma?: number;
  /** Steadies the comparison of means. Default 0.01. */
  readonly k1?: number;
  /** Steadies the comparison of variances. Default 0.03. */
  readonly k2?: number;
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat | null;
}

/**
 * The structural similarity of two images (a scalar) or batches of them ([N]): 1 for equal ones. Computed in floats, of the
 * dtype of `image1`.
 *
 * ```ts
 * image.ssim(photos, restored, { maxVal: 255 });
 * ```
 * @throws OneirosError where the images differ in shape or are smaller than the window.
 */
export function ssim(
  image1: TensorLike,
  image2: TensorLike,
  { maxVal = 1, filterSize = 11, filterSigma = 1.5, k1 = 0.01, k2 = 0.03, dataFormat }: SsimOptions = {},
): Tensor {
  const { images: first, channels } = imagesOf(image1, dataFormat ?? 'channels_last', 'ops.image.ssim: image1');
  const { images: second } = imagesOf(image2, dataFormat ?? 'channels_last', 'ops.image.ssim: image2');
  if (!sameShape(first.shape, second.shape))
    throw expected('ops.image.ssim', 'images of one shape', `shapes [${first.shape}] and [${second.shape}]`);
  const dtype = promote(first.dtype, 'float');
  const planes = (images: Tensor): Tensor => {
    const t = moveaxis(cast(images, dtype), channels, -3);
    return reshape(t, [-1, t.shape.at(-2)!, t.shape.at(-1)!, 1]);
  };
  const [x, y] = [planes(first), planes(second)];
  const products = [x, y, multiply(x, x), multiply(y, y), multiply(x, y)];
  const window = gaussianWeights(filterSize, filterSigma);
  const means = blurPlanes(concatenate(products, { axis: 0 }), window, window, 'valid');
  const count = x.shape[0]!;
  const [meanX, meanY, meanXX, meanYY, meanXY] = products.map((_, i) =>
    sliceAxis(means, 0, i * count, (i + 1) * count),
  ) as [Tensor, Tensor, Tensor, Tensor, Tensor];
  const [squareX, squareY, product] = [multiply(meanX, meanX), multiply(meanY, meanY), multiply(meanX, meanY)];
  // (2 μx μy + c1) (2 σxy + c2) / ((μx² + μy² + c1) (σx² + σy² + c2)), Wang et al. 2004
  const c1 = (k1 * maxVal) ** 2;
  const c2 = (k2 * maxVal) ** 2;
  const covariance = subtract(meanXY, product);
  const variances = add(subtract(meanXX, squareX), subtract(meanYY, squareY));
  const map = divide(
    multiply(add(multiply(product, 2), c1), add(multiply(covariance, 2), c2)),
    multiply(add(add(squareX, squareY), c1), add(variances, c2)),
  );
  const perPlane = reshape(mean(map, { axis: [1, 2, 3] }), [-1, first.shape[channels]!]);
  return cast(reshape(mean(perPlane, { axis: -1 }), first.shape.slice(0, -3)), first.dtype);
}
