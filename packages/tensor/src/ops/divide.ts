import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';
import { negative } from './negative.ts';
import { square } from './square.ts';

/**
 * Elementwise `x / y`, with broadcasting; integers give float32.
 *
 * ```ts
 * divide(tensor([1, 2]), 4); // [0.25, 0.5]
 * ```
 */
export function divide(x: TensorLike, y: TensorLike): Tensor {
  return bind(divideOp, operands(x, y, 'float'));
}

export const divideOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'divide',
  infer: broadcasting('divide'),
  elementwise: true,
  // d(x/y) = dx / y − x dy / y²
  vjp: (dy, [x, y]) => [divide(dy, y), divide(multiply(negative(dy), x), square(y))],
  compute: (x, y) => x / y,
  neutral: { right: 1 },
};
