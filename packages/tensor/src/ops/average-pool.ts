import { sizeOf } from '@oneiros/core';
import { type PoolOptions, poolAttrs } from '../internal/pooling.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { divide } from './divide.ts';
import { windowSum } from './window-sum.ts';

/**
 * Mean over windows of the spatial axes; with padding 'same', of the elements that are inside of the input.
 *
 * ```ts
 * averagePool(images, 2); // half the height and width
 * ```
 */
export function averagePool(
  inputs: TensorLike,
  poolSize: number | readonly number[],
  options: PoolOptions = {},
): Tensor {
  const { x, attrs } = poolAttrs('ops.averagePool', inputs, poolSize, options);
  const sums = windowSum(x, attrs);
  if (options.padding !== 'same') return divide(sums, sizeOf(attrs.window));
  const counted = broadcastTo(
    asTensor(1, x.dtype),
    x.shape.map((n, i) => (attrs.window[i] === 1 ? 1 : n)),
  );
  // Axes without a window keep one element, whatever their padding and strides.
  const padding = attrs.padding.map((p, i) => (attrs.window[i] === 1 ? ([0, 0] as const) : p));
  const strides = attrs.strides.map((s, i) => (attrs.window[i] === 1 ? 1 : s));
  return divide(sums, windowSum(counted, { ...attrs, padding, strides }));
}
