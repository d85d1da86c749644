import { type PoolOptions, poolAttrs } from '../internal/pooling.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { windowMax } from './window-max.ts';

/**
 * Maximum over windows of the spatial axes.
 *
 * ```ts
 * maxPool(images, 2); // half the height and width
 * ```
 */
export function maxPool(inputs: TensorLike, poolSize: number | readonly number[], options: PoolOptions = {}): Tensor {
  const { x, attrs } = poolAttrs('ops.maxPool', inputs, poolSize, options);
  return windowMax(x, attrs);
}
