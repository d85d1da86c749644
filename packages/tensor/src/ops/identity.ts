import type { DType } from '@oneiros/core';
import type { Tensor } from '../tensor.ts';
import { eye } from './eye.ts';

/**
 * The identity matrix of `n` rows.
 *
 * ```ts
 * identity(2); // [[1, 0], [0, 1]]
 * ```
 */
export function identity(n: number, { dtype = 'float32' }: { readonly dtype?: DType } = {}): Tensor {
  return eye(n, { dtype });
}
