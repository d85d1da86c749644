import { type AdaptivePoolOptions, adaptivePool } from '../internal/adaptive-pooling.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { windowMax } from './window-max.ts';

/**
 * Maximum over windows that are chosen so that the spatial axes get `outputSize`.
 *
 * ```ts
 * adaptiveMaxPool(images, [4, 4]);
 * ```
 */
export function adaptiveMaxPool(
  inputs: TensorLike,
  outputSize: number | readonly number[],
  options: AdaptivePoolOptions = {},
): Tensor {
  return adaptivePool('ops.adaptiveMaxPool', inputs, outputSize, options, windowMax);
}
