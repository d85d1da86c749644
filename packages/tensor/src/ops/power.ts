import { sameShape } from '@oneiros/core';
import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import { splatOf } from '../internal/splat.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { equal } from './equal.ts';
import { log } from './log.ts';
import { multiply, multiplyOp } from './multiply.ts';
import { subtract } from './subtract.ts';
import { where } from './where.ts';

/**
 * Elementwise xʸ, with broadcasting.
 *
 * ```ts
 * power(tensor([2, 3]), 2); // [4, 9]
 * ```
 */
export function power(x: TensorLike, y: TensorLike): Tensor {
  return bind(powerOp, operands(x, y, 'int'));
}

export const powerOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'power',
  infer: broadcasting('power'),
  elementwise: true,
  // By x: y xʸ⁻¹, 0 where y is 0. By y: xʸ ln x, 0 where x is 0.
  vjp: (dy, [x, y], _, z) => {
    const flat = equal(y, 0);
    const slope = multiply(where(flat, 0, y), power(x, where(flat, 1, subtract(y, 1))));
    const growth = multiply(z, log(where(equal(x, 0), 1, x)));
    return [multiply(dy, slope), multiply(dy, growth)];
  },
  compute: (x, y) => x ** y,
  neutral: { right: 1 },
  // x² = x · x
  simplify: ({ inputs: [x, y], outputs: [out] }, madeBy) =>
    splatOf(y!, madeBy) === 2 && sameShape(x!.shape, out!.shape)
      ? { op: multiplyOp, inputs: [x!, x!], attrs: undefined }
      : null,
};
