import { bytesOf, type DType, isFloat } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { bitcast } from './bitcast.ts';
import { less } from './less.ts';
import { zerosLike } from './zeros-like.ts';

/**
 * Where the sign bit is set: of negative elements and of -0.
 *
 * ```ts
 * signbit(tensor([1, -1, -0])); // [false, true, true]
 * ```
 */
export function signbit(x: TensorLike): Tensor {
  const t = asTensor(x);
  if (!isFloat(t.dtype)) return t.dtype === 'bool' ? zerosLike(t) : less(t, 0);
  const bits = bytesOf(t.dtype) * 8;
  return less(bitcast(t, `int${bits}` as DType), 0);
}
