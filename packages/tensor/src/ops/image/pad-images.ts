import { imagesOf } from '../../internal/images.ts';
import { marginsOf } from '../../internal/margins.ts';
import type { DataFormat } from '../../internal/spatial.ts';
import type { Tensor, TensorLike } from '../../tensor.ts';
import { pad } from '../pad.ts';

export interface PadImagesOptions {
  readonly topPadding?: number | null;
  readonly leftPadding?: number | null;
  readonly bottomPadding?: number | null;
  readonly rightPadding?: number | null;
  /** The height of the result. */
  readonly targetHeight?: number | null;
  /** The width of the result. */
  readonly targetWidth?: number | null;
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat | null;
}

/**
 * Images with zeros around them. Two of `topPadding`, `bottomPadding` and `targetHeight` are given, and two of `leftPadding`,
 * `rightPadding` and `targetWidth`.
 *
 * ```ts
 * image.padImages(photos, { topPadding: 2, targetHeight: 32, leftPadding: 2, rightPadding: 2 });
 * ```
 * @throws OneirosError where there are other than two of them or a padding would be negative.
 */
export function padImages(images: TensorLike, options: PadImagesOptions): Tensor {
  const { topPadding, bottomPadding, leftPadding, rightPadding, targetHeight, targetWidth, dataFormat } = options;
  const subject = 'ops.image.padImages';
  const { images: t, height, width } = imagesOf(images, dataFormat ?? 'channels_last', subject);
  const vertical = ['topPadding', 'bottomPadding', 'targetHeight'] as const;
  const horizontal = ['leftPadding', 'rightPadding', 'targetWidth'] as const;
  const rows = marginsOf(t.shape[height]!, [topPadding, bottomPadding, targetHeight], 1, vertical, subject);
  const columns = marginsOf(t.shape[width]!, [leftPadding, rightPadding, targetWidth], 1, horizontal, subject);
  return pad(
    t,
    t.shape.map((_, axis) => (axis === height ? rows : axis === width ? columns : ([0, 0] as const))),
  );
}
