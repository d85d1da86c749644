import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';
import { subtract } from './subtract.ts';

/**
 * Elementwise logistic function, 1 / (1 + e⁻ˣ); integers and booleans give float32.
 *
 * ```ts
 * sigmoid(tensor([0, 2])); // [0.5, 0.880…]
 * ```
 */
export function sigmoid(x: TensorLike): Tensor {
  return bind(sigmoidOp, [floating(x)]);
}

export const sigmoidOp: Op = {
  name: 'sigmoid',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, _, __, y) => [multiply(dy, multiply(y, subtract(1, y)))],
};
