import { bind } from '../bind.ts';
import { broadcasting, integralOperands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise x & y of integers or booleans, with broadcasting.
 *
 * ```ts
 * bitwiseAnd(tensor([12], { dtype: 'int32' }), 10); // [8]
 * ```
 * @throws OneirosError for floats.
 */
export function bitwiseAnd(x: TensorLike, y: TensorLike): Tensor {
  return bind(bitwiseAndOp, integralOperands('bitwiseAnd', x, y));
}

export const bitwiseAndOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'bitwiseAnd',
  infer: broadcasting('bitwiseAnd'),
  elementwise: true,
  vjp: null,
};
