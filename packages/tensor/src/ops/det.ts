import { bind } from '../bind.ts';
import { diagonalOf, squares, transposed } from '../internal/matrices.ts';
import { parityOf } from '../internal/parity.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { inv } from './inv.ts';
import { lu } from './lu.ts';
import { multiply } from './multiply.ts';
import { prod } from './prod.ts';
import { reshape } from './reshape.ts';

/**
 * Determinants of square matrices.
 *
 * ```ts
 * det(tensor([[1, 2], [3, 4]])); // -2
 * ```
 */
export function det(x: TensorLike): Tensor {
  return bind(detOp, [squares(x, 'ops.det')]);
}

export const detOp: Op = {
  name: 'det',
  batch: ([x]) => bind(detOp, [x]),
  infer: ([x]) => ({ shape: x.shape.slice(0, -2), dtype: x.dtype }),
  // Jacobi's formula: d det(x) = det(x) tr(x⁻¹ dx)
  vjp: (dy, [x], _, y) => [multiply(reshape(multiply(dy, y), [...y.shape, 1, 1]), transposed(inv(x)))],
  expand: ([x]) => {
    const [factors, pivots] = lu(x);
    return multiply(parityOf(pivots, x.dtype), prod(diagonalOf(factors), { axis: -1 }));
  },
};
