import { sameShape } from '@oneiros/core';
import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import { reduceTo } from '../internal/reduce-to.ts';
import { splatOf } from '../internal/splat.ts';
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
  vjp: (dy, [x, y]) => [reduceTo(multiply(dy, y), x.shape), reduceTo(multiply(dy, x), y.shape)],
  // x · 1 = x
  simplify: ({ inputs: [x, y], outputs: [out] }, madeBy) =>
    splatOf(y!, madeBy) === 1 && sameShape(x!.shape, out!.shape) ? x! : splatOf(x!, madeBy) === 1 && sameShape(y!.shape, out!.shape) ? y! : null,
};
