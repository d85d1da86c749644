import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import { extremumVjp } from '../internal/extremum.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise lesser of `x` and `y`, with broadcasting; NaN where one is NaN. Of equal elements each has half the gradient.
 *
 * ```ts
 * minimum(tensor([1, 5]), 3); // [1, 3]
 * ```
 */
export function minimum(x: TensorLike, y: TensorLike): Tensor {
  return bind(minimumOp, operands(x, y));
}

export const minimumOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'minimum',
  infer: broadcasting('minimum'),
  elementwise: true,
  vjp: extremumVjp,
};
