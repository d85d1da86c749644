import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise `x · y`, with broadcasting.
 *
 * ```ts
 * multiply(tensor([1, 2]), 10); // [10, 20]
 * ```
 */
export function multiply(x: TensorLike, y: TensorLike): Tensor {
  return bind(multiplyOp, operands(x, y));
}

export const multiplyOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'multiply',
  infer: broadcasting('multiply'),
  elementwise: true,
  vjp: (dy, [x, y]) => [multiply(dy, y), multiply(dy, x)],
  compute: (x, y) => x * y,
  neutral: { left: 1, right: 1 },
};
