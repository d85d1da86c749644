import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { multiply } from './multiply.ts';
import { power } from './power.ts';

/**
 * Elementwise 2ˣ; integers give float32.
 *
 * ```ts
 * exp2(tensor([0, 3])); // [1, 8]
 * ```
 */
export function exp2(x: TensorLike): Tensor {
  return bind(exp2Op, [floating(x)]);
}

export const exp2Op: Op = {
  name: 'exp2',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, _, __, y) => [multiply(dy, multiply(y, Math.LN2))],
  expand: ([x]) => power(cast(2, x.dtype), x),
};
