import { expected } from '@oneiros/core';
import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { expandDims } from './expand-dims.ts';
import { multiply } from './multiply.ts';
import { sqrt } from './sqrt.ts';
import { subtract } from './subtract.ts';
import { sum } from './sum.ts';

/**
 * Euclidean distances between each row of `x` (…, n, d) and each row of `y` (…, m, d): shape (…, n, m).
 *
 * ```ts
 * cdist(tensor([[0, 0], [3, 0]]), tensor([[0, 4]])); // [[4], [5]]
 * ```
 * @throws OneirosError for vectors, and for rows of different sizes.
 */
export function cdist(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = operands(x, y, 'float');
  if (a.rank < 2 || b.rank < 2 || a.shape.at(-1) !== b.shape.at(-1))
    throw expected(
      'ops.cdist',
      'matrices of rows of one size',
      `shapes [${a.shape}] and [${b.shape}]`,
      'Add an axis to a vector: ops.expandDims(x, 0).',
    );
  const difference = subtract(expandDims(a, -2), expandDims(b, -3));
  return sqrt(sum(multiply(difference, difference), { axis: -1 }));
}
