import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise eˣ; integers and booleans give float32.
 *
 * ```ts
 * exp(tensor([0, 1])); // [1, 2.718…]
 * ```
 */
export function exp(x: TensorLike): Tensor {
  return bind(expOp, [floating(x)]);
}

export const expOp: Op = {
  name: 'exp',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, _, __, y) => [multiply(dy, y)],
};
