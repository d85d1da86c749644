import type { DType, Shape } from '@oneiros/core';
import type { Tensor } from '../tensor.ts';
import { zeros } from './zeros.ts';

/**
 * A tensor of `shape` whose elements are of no interest; they are 0.
 *
 * ```ts
 * empty([2, 3]); // float32
 * ```
 */
export function empty(shape: Shape, { dtype = 'float32' }: { readonly dtype?: DType } = {}): Tensor {
  return zeros(shape, { dtype });
}
