import { expected } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { reshape } from './reshape.ts';
import { transpose } from './transpose.ts';

export interface BlockOptions {
  /** Where the channels lie. Default 'channels_last'. */
  readonly dataFormat?: 'channels_last' | 'channels_first';
}

/**
 * Channels as blocks of pixels (pixel shuffle): (N, H, W, C) becomes (N, H·b, W·b, C / b²), or the same with channels first.
 *
 * ```ts
 * depthToSpace(zeros([1, 2, 2, 12]), 2); // shape [1, 4, 4, 3]
 * ```
 * @throws OneirosError where b² does not divide the channels.
 */
export function depthToSpace(
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
  const rest = c / blockSize ** 2;
  if (t.rank !== 4 || !Number.isInteger(blockSize) || blockSize < 1 || !Number.isInteger(rest))
    throw expected(
      'ops.depthToSpace',
      'images whose channels blockSize² divides',
      `shape=[${t.shape}], blockSize=${blockSize}, dataFormat=${dataFormat}`,
      'Check dataFormat and blockSize.',
    );
  const apart = first ? [n, rest, blockSize, blockSize, h, w] : [n, h, w, blockSize, blockSize, rest];
  const axes = first ? [0, 1, 4, 2, 5, 3] : [0, 1, 3, 2, 4, 5];
  const [height, width] = [h * blockSize, w * blockSize];
  return reshape(transpose(reshape(t, apart), { axes }), first ? [n, rest, height, width] : [n, height, width, rest]);
}
