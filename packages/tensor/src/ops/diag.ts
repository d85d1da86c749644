import { expected } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { diagonal } from './diagonal.ts';
import { eye } from './eye.ts';
import { pad } from './pad.ts';
import { where } from './where.ts';
import { zerosLike } from './zeros-like.ts';

/**
 * The diagonal `k` of a matrix, or a matrix with the vector `x` on that diagonal.
 *
 * ```ts
 * diag(tensor([1, 2])); // [[1, 0], [0, 2]]
 * ```
 */
export function diag(x: TensorLike, { k = 0 }: { readonly k?: number } = {}): Tensor {
  const t = asTensor(x);
  if (t.shape.length === 2) return diagonal(t, { offset: k });
  if (t.shape.length !== 1)
    throw expected(
      'ops.diag',
      'a vector or a matrix',
      `shape=[${t.shape}]`,
      'Use ops.diagonal for stacks of matrices.',
    );
  const size = t.shape[0]! + Math.abs(k);
  const row = pad(t, [Math.max(k, 0), Math.max(-k, 0)]);
  return where(eye(size, { k, dtype: 'bool' }), row, zerosLike(row));
}
