import { bind } from '../bind.ts';
import { broadcasting, integralOperands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise x · 2ʸ by moving bits of integers, with broadcasting.
 *
 * ```ts
 * leftShift(tensor([1], { dtype: 'int32' }), 3); // [8]
 * ```
 * @throws OneirosError for floats.
 */
export function leftShift(x: TensorLike, y: TensorLike): Tensor {
  return bind(leftShiftOp, integralOperands('leftShift', x, y));
}

export const leftShiftOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'leftShift',
  infer: broadcasting('leftShift'),
  elementwise: true,
  vjp: null,
};
