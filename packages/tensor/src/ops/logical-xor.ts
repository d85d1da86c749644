import { bind } from '../bind.ts';
import { comparing, toDType } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise truth of either `x` or `y`, but not both, with broadcasting; anything but 0 counts as true.
 *
 * ```ts
 * logicalXor(tensor([true, true]), [true, false]); // [false, true]
 * ```
 */
export function logicalXor(x: TensorLike, y: TensorLike): Tensor {
  return bind(logicalXorOp, [toDType(x, 'bool'), toDType(y, 'bool')]);
}

export const logicalXorOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'logicalXor',
  infer: comparing('logicalXor'),
  elementwise: true,
  vjp: null,
};
