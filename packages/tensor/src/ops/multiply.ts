import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import { reduceTo } from '../internal/reduce-to.ts';
import { foldConstants, neutralOperand } from '../internal/splat.ts';
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
  vjp: (dy, [x, y]) => [reduceTo(multiply(dy, y), x.shape), reduceTo(multiply(dy, x), y.shape)],
  simplify: (application, madeBy) =>
    neutralOperand(application, madeBy, { left: 1, right: 1 }) ?? foldConstants(application, madeBy, (x, y) => x! * y!),
};
