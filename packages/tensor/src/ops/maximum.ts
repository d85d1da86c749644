import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import { extremumVjp } from '../internal/extremum.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise greater of `x` and `y`, with broadcasting; NaN where one is NaN. Of equal elements each has half the gradient.
 *
 * ```ts
 * maximum(tensor([1, 5]), 3); // [3, 5]
 * ```
 */
export function maximum(x: TensorLike, y: TensorLike): Tensor {
  return bind(maximumOp, operands(x, y));
}

export const maximumOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'maximum',
  infer: broadcasting('maximum'),
  elementwise: true,
  vjp: extremumVjp,
};
