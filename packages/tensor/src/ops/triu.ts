import type { Tensor, TensorLike } from '../tensor.ts';
import { tri } from './tri.ts';
import { matrices } from './tril.ts';
import { where } from './where.ts';
import { zerosLike } from './zeros-like.ts';

/**
 * Matrices with everything below diagonal `k` set to 0.
 *
 * ```ts
 * triu(tensor([[1, 2], [3, 4]])); // [[1, 2], [0, 4]]
 * ```
 */
export function triu(x: TensorLike, { k = 0 }: { readonly k?: number } = {}): Tensor {
  const t = matrices('triu', x);
  const [n, m] = t.shape.slice(-2) as [number, number];
  return where(tri(n, { M: m, k: k - 1, dtype: 'bool' }), zerosLike(t), t);
}
