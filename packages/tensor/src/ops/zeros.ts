import type { DType, Shape } from '@oneiros/core';
import { repeated } from '../internal/reshaped.ts';
import { scalarData, type Tensor, tensor } from '../tensor.ts';

/**
 * A tensor of `shape` with every element 0.
 *
 * ```ts
 * zeros([2, 3]); // float32
 * ```
 */
export function zeros(shape: Shape, { dtype = 'float32' }: { readonly dtype?: DType } = {}): Tensor {
  return repeated(tensor(scalarData(0, dtype), { shape: [], dtype }), shape);
}
