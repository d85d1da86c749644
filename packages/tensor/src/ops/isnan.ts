import { isFloat } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { notEqual } from './not-equal.ts';

/**
 * Where an element is NaN.
 *
 * ```ts
 * isnan(tensor([1, NaN])); // [false, true]
 * ```
 */
export function isnan(x: TensorLike): Tensor {
  const t = asTensor(x);
  return isFloat(t.dtype) ? notEqual(t, t) : broadcastTo(false, t.shape);
}
