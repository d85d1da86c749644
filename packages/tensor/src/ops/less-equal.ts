import { bind } from '../bind.ts';
import { comparing, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise truth of x ≤ y, with broadcasting; false where one is NaN.
 *
 * ```ts
 * lessEqual(tensor([1, 2, 3]), 2); // [true, true, false]
 * ```
 */
export function lessEqual(x: TensorLike, y: TensorLike): Tensor {
  return bind(lessEqualOp, operands(x, y));
}

export const lessEqualOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'lessEqual',
  infer: comparing('lessEqual'),
  elementwise: true,
  vjp: null,
};
