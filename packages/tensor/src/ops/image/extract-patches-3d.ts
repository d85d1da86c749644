import { type ImagePatchOptions, patchesOf } from '../../internal/image-patches.ts';
import type { Tensor, TensorLike } from '../../tensor.ts';

/**
 * The patches of volumes with the voxels of each along the channels: [N, …, depth · height · width · C] for patches of `size`
 * [depth, height, width] from volumes [N, …, C].
 *
 * ```ts
 * image.extractPatches3d(scans, [4, 8, 8], { strides: 4 });
 * ```
 * @throws OneirosError where no patch fits in the volumes.
 */
export function extractPatches3d(
  volumes: TensorLike,
  size: number | readonly number[],
  options: ImagePatchOptions = {},
): Tensor {
  return patchesOf(volumes, size, 3, options, 'ops.image.extractPatches3d');
}
