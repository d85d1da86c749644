import { expected } from '@oneiros/core';
import { asBatch, oneOf } from '../../internal/images.ts';
import {
  type FillMode,
  fillModes,
  type Interpolation,
  interpolateImages,
  interpolations,
} from '../../internal/interpolation.ts';
import type { DataFormat } from '../../internal/spatial.ts';
import { sliceAxis } from '../../internal/static-slice.ts';
import { asTensor, type Tensor, type TensorLike } from '../../tensor.ts';
import { add } from '../add.ts';
import { broadcastTo } from '../broadcast-to.ts';
import { iota } from '../iota.ts';
import { multiply } from '../multiply.ts';
import { reshape } from '../reshape.ts';

export type { Interpolation } from '../../internal/interpolation.ts';

export interface AffineTransformOptions {
  /** Default 'bilinear'. */
  readonly interpolation?: Interpolation;
  /** What lies outside of the images. Default 'constant'. */
  readonly fillMode?: FillMode;
  /** The value outside in mode 'constant'. Default 0. */
  readonly fillValue?: number;
  /** Default 'channels_last'. */
  readonly dataFormat?: DataFormat | null;
}

/**
 * Images moved by `transform` [a0, a1, a2, b0, b1, b2, c0, c1], one for all or one for each image ([N, 8]): the pixel (x, y) of
 * the result is what `images` have at (a0 x + a1 y + a2, b0 x + b1 y + b2). As Keras does, `c0` and `c1` times the number of the
 * channel are added to y and x; leave them 0.
 *
 * ```ts
 * image.affineTransform(photos, tensor([1, 0, -10, 0, 1, 0, 0, 0])); // 10 pixels to the right
 * ```
 * @throws OneirosError where `transform` does not have 8 elements for each image or an option has no such value.
 */
export function affineTransform(
  images: TensorLike,
  transform: TensorLike,
  { interpolation = 'bilinear', fillMode = 'constant', fillValue = 0, dataFormat }: AffineTransformOptions = {},
): Tensor {
  oneOf(interpolation, interpolations, 'ops.image.affineTransform: interpolation');
  oneOf(fillMode, fillModes, 'ops.image.affineTransform: fillMode');
  const { batch, back } = asBatch(images, dataFormat ?? 'channels_last', 'ops.image.affineTransform');
  const given = asTensor(transform);
  const count = given.rank === 2 ? given.shape[0]! : 1;
  if (given.rank < 1 || given.rank > 2 || given.shape.at(-1) !== 8 || (count !== 1 && count !== batch.shape[0]))
    throw expected(
      'ops.image.affineTransform: transform',
      `8 elements, or shape [${batch.shape[0]}, 8]`,
      `shape=[${given.shape}]`,
    );
  const rows = reshape(given, [count, 8]);
  const at = (i: number): Tensor => reshape(sliceAxis(rows, 1, i, i + 1), [count, 1, 1, 1]);
  const [, height, width, channels] = batch.shape as readonly [number, number, number, number];
  const y = iota([1, height, 1, 1], { axis: 1 });
  const x = iota([1, 1, width, 1], { axis: 2 });
  const channel = iota([1, 1, 1, channels], { axis: 3 });
  const place = (ofX: number, ofY: number, ofChannel: number, offset: number): Tensor => {
    const terms = [multiply(y, at(ofY)), multiply(x, at(ofX)), multiply(channel, at(ofChannel)), at(offset)];
    return broadcastTo(
      terms.reduce((a, b) => add(a, b)),
      batch.shape,
    );
  };
  const attrs = { interpolation, fillMode, fillValue, perChannel: true };
  return back(interpolateImages(batch, place(3, 4, 6, 5), place(0, 1, 7, 2), attrs));
}
