import { bind } from '../bind.ts';
import { reduceTo } from '../internal/reduce-to.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import { splatOf } from '../internal/splat.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { sameShape } from '@oneiros/core';

/**
 * Elementwise `x + y`, with broadcasting.
 *
 * ```ts
 * add(tensor([1, 2]), 10); // [11, 12]
 * ```
 */
export function add(x: TensorLike, y: TensorLike): Tensor {
  return bind(addOp, operands(x, y));
}

export const addOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'add',
  infer: broadcasting('add'),
  vjp: (dy, [x, y]) => [reduceTo(dy, x.shape), reduceTo(dy, y.shape)],
  // x + 0 = x
  simplify: ({ inputs: [x, y], outputs: [out] }, madeBy) =>
    splatOf(y!, madeBy) === 0 && sameShape(x!.shape, out!.shape) ? x! : splatOf(x!, madeBy) === 0 && sameShape(y!.shape, out!.shape) ? y! : null,
};
