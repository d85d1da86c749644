import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { negative } from './negative.ts';

/**
 * Elementwise `x − y`, with broadcasting.
 *
 * ```ts
 * subtract(tensor([1, 2]), 10); // [-9, -8]
 * ```
 */
export function subtract(x: TensorLike, y: TensorLike): Tensor {
  return bind(subtractOp, operands(x, y));
}

export const subtractOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'subtract',
  infer: broadcasting('subtract'),
  elementwise: true,
  vjp: (dy) => [dy, negative(dy)],
  compute: (x, y) => x - y,
  neutral: { right: 0 },
};
