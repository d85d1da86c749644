import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';
import { square } from './square.ts';
import { subtract } from './subtract.ts';

/**
 * Elementwise hyperbolic tangent; integers and booleans give float32.
 *
 * ```ts
 * tanh(tensor([0, 1])); // [0, 0.761…]
 * ```
 */
export function tanh(x: TensorLike): Tensor {
  return bind(tanhOp, [floating(x)]);
}

export const tanhOp: Op = {
  name: 'tanh',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, _, __, y) => [multiply(dy, subtract(1, square(y)))],
};
