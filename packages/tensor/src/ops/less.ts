import { bind } from '../bind.ts';
import { comparing, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise truth of x < y, with broadcasting; false where one is NaN.
 *
 * ```ts
 * less(tensor([1, 2]), 2); // [true, false]
 * ```
 */
export function less(x: TensorLike, y: TensorLike): Tensor {
  return bind(lessOp, operands(x, y));
}

export const lessOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'less',
  infer: comparing('less'),
  elementwise: true,
  vjp: null,
};
