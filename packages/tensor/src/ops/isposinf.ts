import { isFloat } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { equal } from './equal.ts';
import { zerosLike } from './zeros-like.ts';

/**
 * Where an element is +∞.
 *
 * ```ts
 * isposinf(tensor([1, Infinity])); // [false, true]
 * ```
 */
export function isposinf(x: TensorLike): Tensor {
  const t = asTensor(x);
  return isFloat(t.dtype) ? equal(t, Number.POSITIVE_INFINITY) : zerosLike(t, { dtype: 'bool' });
}
