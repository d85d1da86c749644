import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { abs } from './abs.ts';
import { divide } from './divide.ts';
import { multiply } from './multiply.ts';
import { power } from './power.ts';
import { sign } from './sign.ts';
import { square } from './square.ts';

/**
 * Elementwise cube root; integers give float32.
 *
 * ```ts
 * cbrt(tensor([8, -27])); // [2, -3]
 * ```
 */
export function cbrt(x: TensorLike): Tensor {
  return bind(cbrtOp, [floating(x)]);
}

export const cbrtOp: Op = {
  name: 'cbrt',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, _, __, y) => [divide(dy, multiply(square(y), 3))],
  expand: ([x]) => multiply(sign(x), power(abs(x), 1 / 3)),
};
