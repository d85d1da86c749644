import { expected, isFloat } from '@oneiros/core';
import { squeeze } from '../ops/squeeze.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { imagesOf } from './images.ts';
import type { DataFormat } from './spatial.ts';
import { sliceAxis } from './static-slice.ts';

/** The three channels of images of floats, and the axis where they were. */
export function colorPlanes(
  images: TensorLike,
  dataFormat: DataFormat,
  subject: string,
): { readonly planes: readonly [Tensor, Tensor, Tensor]; readonly axis: number } {
  const { images: t, channels: axis } = imagesOf(images, dataFormat, subject);
  if (!isFloat(t.dtype))
    throw expected(
      subject,
      'images of floats',
      `dtype=${t.dtype}`,
      "Cast and scale them: divide(cast(x, 'float32'), 255).",
    );
  if (t.shape[axis] !== 3) throw expected(subject, '3 channels', `shape=[${t.shape}]`, 'Check dataFormat.');
  const plane = (i: number): Tensor => squeeze(sliceAxis(t, axis, i, i + 1), { axis });
  return { planes: [plane(0), plane(1), plane(2)], axis };
}
