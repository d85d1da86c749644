import type { DType, Shape } from '@oneiros/core';
import { repeated } from '../internal/reshaped.ts';
import { scalarData, type Tensor, tensor } from '../tensor.ts';

/**
 * A tensor of `shape` with every element 1.
 *
 * ```ts
 * ones([2, 3]); // float32
 * ```
 */
export function ones(shape: Shape, { dtype = 'float32' }: { readonly dtype?: DType } = {}): Tensor {
  return repeated(tensor(scalarData(1, dtype), { shape: [], dtype }), shape);
}
