import { bind } from '../bind.ts';
import { broadcasting, integralOperands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise x | y of integers or booleans, with broadcasting.
 *
 * ```ts
 * bitwiseOr(tensor([12], { dtype: 'int32' }), 10); // [14]
 * ```
 * @throws OneirosError for floats.
 */
export function bitwiseOr(x: TensorLike, y: TensorLike): Tensor {
  return bind(bitwiseOrOp, integralOperands('bitwiseOr', x, y));
}

export const bitwiseOrOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'bitwiseOr',
  infer: broadcasting('bitwiseOr'),
  elementwise: true,
  vjp: null,
};
