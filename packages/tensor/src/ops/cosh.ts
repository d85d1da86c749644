import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';
import { sinh } from './sinh.ts';

/**
 * Elementwise hyperbolic cosine; integers and booleans give float32.
 *
 * ```ts
 * cosh(tensor([0, 1])); // [1, 1.543…]
 * ```
 */
export function cosh(x: TensorLike): Tensor {
  return bind(coshOp, [floating(x)]);
}

export const coshOp: Op = {
  name: 'cosh',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [multiply(dy, sinh(x))],
};
