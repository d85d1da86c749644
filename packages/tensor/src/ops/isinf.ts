import { isFloat } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { abs } from './abs.ts';
import { broadcastTo } from './broadcast-to.ts';
import { equal } from './equal.ts';

/**
 * Where an element is +∞ or −∞.
 *
 * ```ts
 * isinf(tensor([1, -Infinity])); // [false, true]
 * ```
 */
export function isinf(x: TensorLike): Tensor {
  const t = asTensor(x);
  return isFloat(t.dtype) ? equal(abs(t), Number.POSITIVE_INFINITY) : broadcastTo(false, t.shape);
}
