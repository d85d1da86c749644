import { expected } from '@oneiros/core';
import { floating } from '../internal/elementwise.ts';
import { diagonalOf, transposed } from '../internal/matrices.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { clip } from './clip.ts';
import { divide } from './divide.ts';
import { expandDims } from './expand-dims.ts';
import { matmul } from './matmul.ts';
import { mean } from './mean.ts';
import { reshape } from './reshape.ts';
import { sqrt } from './sqrt.ts';
import { subtract } from './subtract.ts';

/**
 * Pearson's correlation coefficients of the rows of `x` (variables, observations): (variables, variables); of a vector, a scalar.
 *
 * ```ts
 * corrcoef(tensor([[1, 2, 3], [3, 2, 1]])); // [[1, -1], [-1, 1]]
 * ```
 * @throws OneirosError for more than two dimensions.
 */
export function corrcoef(x: TensorLike): Tensor {
  const t = floating(x);
  if (t.rank > 2)
    throw expected('ops.corrcoef', 'a matrix of variables and observations', `shape=[${t.shape}]`, 'Reshape it.');
  const rows = t.rank === 2 ? t : reshape(t, [1, -1]);
  const centered = subtract(rows, mean(rows, { axis: 1, keepdims: true }));
  const covariance = divide(matmul(centered, transposed(centered)), rows.shape[1]! - 1);
  if (t.rank < 2) return reshape(divide(covariance, covariance), []);
  const deviations = sqrt(diagonalOf(covariance));
  return clip(divide(divide(covariance, expandDims(deviations, 1)), expandDims(deviations, 0)), -1, 1);
}
