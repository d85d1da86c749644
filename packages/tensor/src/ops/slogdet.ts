import { bind } from '../bind.ts';
import { diagonalOf, squares, transposed } from '../internal/matrices.ts';
import { parityOf } from '../internal/parity.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { abs } from './abs.ts';
import { inv } from './inv.ts';
import { log } from './log.ts';
import { lu } from './lu.ts';
import { multiply } from './multiply.ts';
import { prod } from './prod.ts';
import { reshape } from './reshape.ts';
import { sign } from './sign.ts';
import { sum } from './sum.ts';

/**
 * Signs and logarithms of the absolute values of determinants: `[sign, logabsdet]`.
 *
 * ```ts
 * const [sign, logarithm] = slogdet(tensor([[1, 2], [3, 4]])); // -1, 0.693
 * ```
 */
export function slogdet(x: TensorLike): readonly [sign: Tensor, logabsdet: Tensor] {
  return bind(slogdetOp, [squares(x, 'ops.slogdet')]);
}

export const slogdetOp: Op<readonly [x: Tensor], void, readonly [sign: Tensor, logabsdet: Tensor]> = {
  name: 'slogdet',
  batch: ([x]) => bind(slogdetOp, [x]),
  infer: ([x]) => {
    const spec = { shape: x.shape.slice(0, -2), dtype: x.dtype };
    return [spec, spec];
  },
  // d log|det(x)| = tr(x⁻¹ dx)
  vjp: ([, dy], [x]) => [multiply(reshape(dy, [...dy.shape, 1, 1]), transposed(inv(x)))],
  expand: ([x]) => {
    const [factors, pivots] = lu(x);
    const diagonal = diagonalOf(factors);
    return [
      multiply(parityOf(pivots, x.dtype), prod(sign(diagonal), { axis: -1 })),
      sum(log(abs(diagonal)), { axis: -1 }),
    ];
  },
};
