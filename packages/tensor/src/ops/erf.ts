import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { exp } from './exp.ts';
import { multiply } from './multiply.ts';
import { negative } from './negative.ts';
import { square } from './square.ts';

/**
 * Elementwise error function, 2/√π · ∫₀ˣ e^(−t²) dt; integers and booleans give float32.
 *
 * ```ts
 * erf(tensor([0, 1])); // [0, 0.842…]
 * ```
 */
export function erf(x: TensorLike): Tensor {
  return bind(erfOp, [floating(x)]);
}

export const erfOp: Op = {
  name: 'erf',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [multiply(dy, multiply(exp(negative(square(x))), 2 / Math.sqrt(Math.PI)))],
};
