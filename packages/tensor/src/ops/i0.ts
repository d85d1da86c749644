import { bind } from '../bind.ts';
import { firstBessel, zerothBessel } from '../internal/bessel.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';

/**
 * The modified Bessel function of the first kind and order 0, elementwise.
 *
 * ```ts
 * i0(tensor([0, 1])); // [1, 1.266]
 * ```
 */
export function i0(x: TensorLike): Tensor {
  return bind(i0Op, [floating(x)]);
}

export const i0Op: Op = {
  name: 'i0',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [multiply(dy, firstBessel(x))], // I₀′ = I₁
  expand: ([x]) => zerothBessel(x),
};
