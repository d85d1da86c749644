import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * The float that follows `x` in the direction of `y`, elementwise with broadcasting.
 *
 * ```ts
 * nextafter(tensor([1]), 2); // [1.0000001192…]
 * ```
 */
export function nextafter(x: TensorLike, y: TensorLike): Tensor {
  return bind(nextafterOp, operands(x, y, 'float'));
}

export const nextafterOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'nextafter',
  infer: broadcasting('nextafter'),
  elementwise: true,
  vjp: null,
};
