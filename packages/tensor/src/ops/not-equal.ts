import { bind } from '../bind.ts';
import { comparing, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise truth of x ≠ y, with broadcasting; true where one is NaN.
 *
 * ```ts
 * notEqual(tensor([1, 2]), 2); // [true, false]
 * ```
 */
export function notEqual(x: TensorLike, y: TensorLike): Tensor {
  return bind(notEqualOp, operands(x, y));
}

export const notEqualOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'notEqual',
  infer: comparing('notEqual'),
  elementwise: true,
  vjp: null,
};
