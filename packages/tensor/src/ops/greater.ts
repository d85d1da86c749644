import { bind } from '../bind.ts';
import { comparing, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise truth of x > y, with broadcasting; false where one is NaN.
 *
 * ```ts
 * greater(tensor([2, 3]), 2); // [false, true]
 * ```
 */
export function greater(x: TensorLike, y: TensorLike): Tensor {
  return bind(greaterOp, operands(x, y));
}

export const greaterOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'greater',
  infer: comparing('greater'),
  elementwise: true,
  vjp: null,
};
