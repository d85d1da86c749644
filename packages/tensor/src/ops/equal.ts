import { bind } from '../bind.ts';
import { comparing, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise truth of x = y, with broadcasting; false where one is NaN.
 *
 * ```ts
 * equal(tensor([1, 2]), 2); // [false, true]
 * ```
 */
export function equal(x: TensorLike, y: TensorLike): Tensor {
  return bind(equalOp, operands(x, y));
}

export const equalOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'equal',
  infer: comparing('equal'),
  elementwise: true,
  vjp: null,
};
