import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { floor } from './floor.ts';
import { multiply } from './multiply.ts';
import { negative } from './negative.ts';

/**
 * Elementwise remainder of `x / y` with the sign of `y`, with broadcasting.
 *
 * ```ts
 * mod(tensor([7, -7]), 3); // [1, 2]
 * ```
 */
export function mod(x: TensorLike, y: TensorLike): Tensor {
  return bind(modOp, operands(x, y, 'int'));
}

export const modOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'mod',
  infer: broadcasting('mod'),
  elementwise: true,
  // mod(x, y) = x − y · floor(x / y)
  vjp: (dy, [x, y]) => [dy, negative(multiply(dy, floor(divide(x, y))))],
};
