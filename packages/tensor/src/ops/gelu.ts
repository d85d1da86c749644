import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { erf } from './erf.ts';
import { exp } from './exp.ts';
import { multiply } from './multiply.ts';
import { square } from './square.ts';
import { subtract } from './subtract.ts';
import { tanh } from './tanh.ts';

export interface GeluOptions {
  /** Whether to use the formula with tanh in place of the error function. Default true. */
  readonly approximate?: boolean;
}

/**
 * Elementwise x · Φ(x), Φ the distribution function of the normal distribution.
 *
 * ```ts
 * gelu(tensor([-1, 2])); // [-0.158…, 1.954…]
 * ```
 */
export function gelu(x: TensorLike, { approximate = true }: GeluOptions = {}): Tensor {
  return bind(geluOp, [floating(x)], { approximate });
}

export const geluOp: Op<readonly [x: Tensor], { readonly approximate: boolean }> = {
  name: 'gelu',
  infer: sameSpec,
  elementwise: true,
  // approximate: x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³)))
  expand: ([x], { approximate }) => {
    if (!approximate) return multiply(multiply(x, 0.5), add(erf(multiply(x, Math.SQRT1_2)), 1));
    return multiply(multiply(x, 0.5), add(tanh(innerOf(x)), 1));
  },
  vjp: (dy, [x], { approximate }) => {
    if (!approximate) {
      // Φ(x) + x φ(x)
      const below = multiply(add(erf(multiply(x, Math.SQRT1_2)), 1), 0.5);
      const density = multiply(exp(multiply(square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
      return [multiply(dy, add(below, multiply(x, density)))];
    }
    // (1 + t)/2 + x (1 − t²) u′ / 2, with t = tanh u
    const t = tanh(innerOf(x));
    const slope = multiply(add(multiply(square(x), 3 * 0.044715), 1), Math.sqrt(2 / Math.PI));
    const rest = multiply(multiply(x, 0.5), multiply(subtract(1, square(t)), slope));
    return [multiply(dy, add(multiply(add(t, 1), 0.5), rest))];
  },
};

/** √(2/π) (x + 0.044715 x³) */
function innerOf(x: Tensor): Tensor {
  return multiply(multiply(x, add(multiply(square(x), 0.044715), 1)), Math.sqrt(2 / Math.PI));
}
