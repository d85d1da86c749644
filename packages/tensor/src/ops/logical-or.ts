import { bind } from '../bind.ts';
import { comparing, toDType } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise truth of `x` or `y`, with broadcasting; anything but 0 counts as true.
 *
 * ```ts
 * logicalOr(tensor([true, false]), [false, false]); // [true, false]
 * ```
 */
export function logicalOr(x: TensorLike, y: TensorLike): Tensor {
  return bind(logicalOrOp, [toDType(x, 'bool'), toDType(y, 'bool')]);
}

export const logicalOrOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'logicalOr',
  infer: comparing('logicalOr'),
  elementwise: true,
  vjp: null,
};
