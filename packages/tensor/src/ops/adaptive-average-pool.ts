import { type AdaptivePoolOptions, adaptivePool } from '../internal/adaptive-pooling.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { windowSum } from './window-sum.ts';

/**
 * Mean over windows that are chosen so that the spatial axes get `outputSize`.
 *
 * ```ts
 * adaptiveAveragePool(images, [4, 4]);
 * ```
 */
export function adaptiveAveragePool(
  inputs: TensorLike,
  outputSize: number | readonly number[],
  options: AdaptivePoolOptions = {},
): Tensor {
  return adaptivePool('ops.adaptiveAveragePool', inputs, outputSize, options, (x, attrs, count) =>
    divide(windowSum(x, attrs), count),
  );
}
