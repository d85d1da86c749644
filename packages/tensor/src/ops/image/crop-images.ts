import { imagesOf } from '../../internal/images.ts';
import { marginsOf } from '../../internal/margins.ts';
import type { DataFormat } from '../../internal/spatial.ts';
import { sliceAxis } from '../../internal/static-slice.ts';
import type { Tensor, TensorLike } from '../../tensor.ts';

export interface CropImagesOptions {
  readonly topCropping?: number | null;
  readonly leftCropping?: number | null;
  readonly bottomCropping?: number | null;
  readonly rightCropping?: number | null;
  /** The height of the result. */
  readonly targetHeight?: number | null;
  /** The width of the result. */
  readonly targetWidth?: number | null;
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat | null;
}

/**
 * A part of the images. Two of `topCropping`, `bottomCropping` and `targetHeight` are given, and two of `leftCropping`,
 * `rightCropping` and `targetWidth`.
 *
 * ```ts
 * image.cropImages(photos, { topCropping: 2, targetHeight: 28, leftCropping: 2, rightCropping: 2 });
 * ```
 * @throws OneirosError where there are other than two of them or more is cropped than there is.
 */
export function cropImages(images: TensorLike, options: CropImagesOptions): Tensor {
  const { topCropping, bottomCropping, leftCropping, rightCropping, targetHeight, targetWidth, dataFormat } = options;
  const subject = 'ops.image.cropImages';
  const { images: t, height, width } = imagesOf(images, dataFormat ?? 'channels_last', subject);
  const vertical = ['topCropping', 'bottomCropping', 'targetHeight'] as const;
  const horizontal = ['leftCropping', 'rightCropping', 'targetWidth'] as const;
  const [top, bottom] = marginsOf(t.shape[height]!, [topCropping, bottomCropping, targetHeight], -1, vertical, subject);
  const [left, right] = marginsOf(t.shape[width]!, [leftCropping, rightCropping, targetWidth], -1, horizontal, subject);
  const rows = sliceAxis(t, height, top, t.shape[height]! - bottom);
  return sliceAxis(rows, width, left, t.shape[width]! - right);
}
