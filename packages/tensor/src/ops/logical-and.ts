import { bind } from '../bind.ts';
import { comparing, toDType } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise truth of `x` and `y`, with broadcasting; anything but 0 counts as true.
 *
 * ```ts
 * logicalAnd(tensor([true, true]), [true, false]); // [true, false]
 * ```
 */
export function logicalAnd(x: TensorLike, y: TensorLike): Tensor {
  return bind(logicalAndOp, [toDType(x, 'bool'), toDType(y, 'bool')]);
}

export const logicalAndOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'logicalAnd',
  infer: comparing('logicalAnd'),
  elementwise: true,
  vjp: null,
};
