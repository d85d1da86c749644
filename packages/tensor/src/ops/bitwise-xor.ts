import { bind } from '../bind.ts';
import { broadcasting, integralOperands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise x ^ y of integers or booleans, with broadcasting.
 *
 * ```ts
 * bitwiseXor(tensor([12], { dtype: 'int32' }), 10); // [6]
 * ```
 * @throws OneirosError for floats.
 */
export function bitwiseXor(x: TensorLike, y: TensorLike): Tensor {
  return bind(bitwiseXorOp, integralOperands('bitwiseXor', x, y));
}

export const bitwiseXorOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'bitwiseXor',
  infer: broadcasting('bitwiseXor'),
  elementwise: true,
  vjp: null,
};
