import { expected } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import type { BlockOptions } from './depth-to-space.ts';
import { reshape } from './reshape.ts';
import { transpose } from './transpose.ts';

/**
 * Blocks of pixels as channels, the inverse of `depthToSpace`: (N, H, W, C) becomes (N, H / b, W / b, C·b²), or the same with
 * channels first.
 *
 * ```ts
 * spaceToDepth(zeros([1, 4, 4, 3]), 2); // shape [1, 2, 2, 12]
 * ```
 * @throws OneirosError where b does not divide height and width.
 */
export function spaceToDepth(
  x: TensorLike,
  blockSize: number,
  { dataFormat = 'channels_last' }: BlockOptions = {},
): Tensor {
  const t = asTensor(x);
  const first = dataFormat === 'channels_first';
  const [n, h, w, c] = (first ? [0, 2, 3, 1] : [0, 1, 2, 3]).map((i) => t.shape[i]!) as [
    number,
    number,
    number,
    number,
  ];
  const [height, width] = [h / blockSize, w / blockSize];
  if (t.rank !== 4 || ![blockSize, height, width].every(Number.isInteger) || blockSize < 1)
    throw expected(
      'ops.spaceToDepth',
      'images whose height and width blockSize divides',
      `shape=[${t.shape}], blockSize=${blockSize}, dataFormat=${dataFormat}`,
      'Check dataFormat and blockSize.',
    );
  const apart = first ? [n, c, height, blockSize, width, blockSize] : [n, height, blockSize, width, blockSize, c];
  const axes = first ? [0, 1, 3, 5, 2, 4] : [0, 1, 3, 2, 4, 5];
  const depth = c * blockSize ** 2;
  return reshape(transpose(reshape(t, apart), { axes }), first ? [n, depth, height, width] : [n, height, width, depth]);
}
