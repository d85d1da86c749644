import type { DType, Shape } from '@oneiros/core';
import { scalarData, type Tensor, tensor } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';

/**
 * A tensor of `shape` with every element 1.
 *
 * ```ts
 * ones([2, 3]); // float32
 * ```
 */
export function ones(shape: Shape, { dtype = 'float32' }: { readonly dtype?: DType } = {}): Tensor {
  return broadcastTo(tensor(scalarData(1, dtype), { shape: [], dtype }), shape);
}
