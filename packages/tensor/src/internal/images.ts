import { expected, show } from '@oneiros/core';
import { reshape } from '../ops/reshape.ts';
import { transpose } from '../ops/transpose.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import type { DataFormat } from './spatial.ts';

/** How colors and pixels lie in a tensor of one image or a batch of them. */
export interface ImageAxes {
  readonly images: Tensor;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** `images` as a tensor of one image or of a batch, with the axes of its height, width and channels. */
export function imagesOf(images: TensorLike, dataFormat: DataFormat, subject: string): ImageAxes {
  const t = asTensor(images);
  if (t.rank !== 3 && t.rank !== 4)
    throw expected(
      subject,
      'one image of rank 3 or a batch of rank 4',
      `shape=[${t.shape}]`,
      'Add an axis for channels, or take away what is not an image.',
    );
  if (dataFormat !== 'channels_last' && dataFormat !== 'channels_first')
    throw expected(`${subject}: dataFormat`, "'channels_last' or 'channels_first'", show(dataFormat));
  const first = t.rank - 3;
  return dataFormat === 'channels_last'
    ? { images: t, height: first, width: first + 1, channels: first + 2 }
    : { images: t, height: first + 1, width: first + 2, channels: first };
}

/** A batch of images with channels last, [N, height, width, C], and what brings such a batch back to the form of `images`. */
export function asBatch(
  images: TensorLike,
  dataFormat: DataFormat,
  subject: string,
): { readonly batch: Tensor; readonly back: (batch: Tensor) => Tensor } {
  const { images: t } = imagesOf(images, dataFormat, subject);
  const isFirst = dataFormat === 'channels_first';
  const isOne = t.rank === 3;
  const whole = isOne ? reshape(t, [1, ...t.shape]) : t;
  return {
    batch: isFirst ? transpose(whole, { axes: [0, 2, 3, 1] }) : whole,
    back: (batch) => {
      const ordered = isFirst ? transpose(batch, { axes: [0, 3, 1, 2] }) : batch;
      return isOne ? reshape(ordered, ordered.shape.slice(1)) : ordered;
    },
  };
}

/** `value`, checked to be one of `allowed`. */
export function oneOf<T extends string>(value: T, allowed: readonly T[], subject: string): T {
  if (allowed.includes(value)) return value;
  throw expected(
    subject,
    allowed
      .map((name) => `'${name}'`)
      .join(', ')
      .replace(/, ([^,]*)$/, ' or $1'),
    show(value),
  );
}
