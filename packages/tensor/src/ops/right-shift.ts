import { bind } from '../bind.ts';
import { broadcasting, integralOperands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise x · 2⁻ʸ, rounded down, by moving bits; unsigned integers are filled with zeros, signed ones with the sign of integers, with broadcasting.
 *
 * ```ts
 * rightShift(tensor([-8], { dtype: 'int32' }), 1); // [-4]
 * ```
 * @throws OneirosError for floats.
 */
export function rightShift(x: TensorLike, y: TensorLike): Tensor {
  return bind(rightShiftOp, integralOperands('rightShift', x, y));
}

export const rightShiftOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'rightShift',
  infer: broadcasting('rightShift'),
  elementwise: true,
  vjp: null,
};
