import { expected, promote } from '@oneiros/core';
import { imagesOf } from '../../internal/images.ts';
import type { DataFormat } from '../../internal/spatial.ts';
import { asTensor, type Tensor, type TensorLike } from '../../tensor.ts';
import { cast } from '../cast.ts';
import { dotGeneral } from '../dot-general.ts';
import { expandDims } from '../expand-dims.ts';

export interface RgbToGrayscaleOptions {
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat | null;
}

/**
 * Images of one channel, 0.2989 R + 0.587 G + 0.114 B, of the dtype of `images` (integers without the fraction); images that
 * have one channel stay as they are.
 *
 * ```ts
 * image.rgbToGrayscale(photos); // [N, height, width, 1] of [N, height, width, 3]
 * ```
 * @throws OneirosError where there are neither 3 channels nor 1.
 */
export function rgbToGrayscale(images: TensorLike, { dataFormat }: RgbToGrayscaleOptions = {}): Tensor {
  const { images: t, channels } = imagesOf(images, dataFormat ?? 'channels_last', 'ops.image.rgbToGrayscale');
  const count = t.shape[channels]!;
  if (count !== 1 && count !== 3)
    throw expected('ops.image.rgbToGrayscale', '3 channels, or 1', `shape=[${t.shape}]`, 'Check dataFormat.');
  if (count === 1) return t;
  const wide = cast(t, promote(t.dtype, 'float'));
  // The weights of TensorFlow, those of ITU-R BT.601.
  const gray = dotGeneral(wide, asTensor([0.2989, 0.587, 0.114], wide.dtype), { contracting: [[channels], [0]] });
  return cast(expandDims(gray, channels), t.dtype);
}
