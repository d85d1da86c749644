import type { DType, Shape } from '@oneiros/core';
import { toDType } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';

/**
 * A tensor of `shape` with every element `fillValue`.
 *
 * ```ts
 * full([2, 3], 7); // float32
 * ```
 */
export function full(
  shape: Shape,
  fillValue: TensorLike,
  { dtype = 'float32' }: { readonly dtype?: DType } = {},
): Tensor {
  return broadcastTo(toDType(fillValue, dtype), shape);
}
