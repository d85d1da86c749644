import { expected } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { tri } from './tri.ts';
import { where } from './where.ts';
import { zerosLike } from './zeros-like.ts';

/**
 * Matrices with everything above diagonal `k` set to 0.
 *
 * ```ts
 * tril(tensor([[1, 2], [3, 4]])); // [[1, 0], [3, 4]]
 * ```
 */
export function tril(x: TensorLike, { k = 0 }: { readonly k?: number } = {}): Tensor {
  const t = matrices('tril', x);
  const [n, m] = t.shape.slice(-2) as [number, number];
  return where(tri(n, { M: m, k, dtype: 'bool' }), t, zerosLike(t));
}

/** `x` as a tensor with at least two dimensions, or an error. */
export function matrices(name: string, x: TensorLike): Tensor {
  const t = asTensor(x);
  if (t.shape.length >= 2) return t;
  throw expected(`ops.${name}`, 'a tensor of at least two dimensions', `shape=[${t.shape}]`, 'Reshape it to a matrix.');
}
