import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise `x / y` rounded down, with broadcasting; an integer divided by 0 gives -1.
 *
 * ```ts
 * floorDivide(tensor([7, -7]), 2); // [3, -4]
 * ```
 */
export function floorDivide(x: TensorLike, y: TensorLike): Tensor {
  return bind(floorDivideOp, operands(x, y, 'int'));
}

export const floorDivideOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'floorDivide',
  infer: broadcasting('floorDivide'),
  elementwise: true,
  vjp: null,
};
