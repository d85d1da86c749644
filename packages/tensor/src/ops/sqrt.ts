import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise square root; integers and booleans give float32.
 *
 * ```ts
 * sqrt(tensor([4, 9])); // [2, 3]
 * ```
 */
export function sqrt(x: TensorLike): Tensor {
  return bind(sqrtOp, [floating(x)]);
}

export const sqrtOp: Op = {
  name: 'sqrt',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, _, __, y) => [divide(dy, multiply(y, 2))],
  compute: Math.sqrt,
};
