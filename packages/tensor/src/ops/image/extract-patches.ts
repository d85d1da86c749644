import { type ImagePatchOptions, patchesOf } from '../../internal/image-patches.ts';
import type { Tensor, TensorLike } from '../../tensor.ts';

export type { ImagePatchOptions } from '../../internal/image-patches.ts';

/**
 * The patches of images (of volumes, where `size` has three numbers) with the pixels of each along the channels:
 * [N, rows, columns, height · width · C] for patches of `size` [height, width] from images [N, …, C].
 *
 * ```ts
 * image.extractPatches(photos, 16); // [N, 14, 14, 768] of [N, 224, 224, 3]
 * ```
 * @throws OneirosError where no patch fits in the images.
 */
export function extractPatches(
  images: TensorLike,
  size: number | readonly number[],
  options: ImagePatchOptions = {},
): Tensor {
  const rank = typeof size !== 'number' && size.length === 3 ? 3 : 2;
  return patchesOf(images, size, rank, options, 'ops.image.extractPatches');
}
