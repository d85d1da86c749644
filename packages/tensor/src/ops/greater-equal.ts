import { bind } from '../bind.ts';
import { comparing, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise truth of x ≥ y, with broadcasting; false where one is NaN.
 *
 * ```ts
 * greaterEqual(tensor([1, 2, 3]), 2); // [false, true, true]
 * ```
 */
export function greaterEqual(x: TensorLike, y: TensorLike): Tensor {
  return bind(greaterEqualOp, operands(x, y));
}

export const greaterEqualOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'greaterEqual',
  infer: comparing('greaterEqual'),
  elementwise: true,
  vjp: null,
};
