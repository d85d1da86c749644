import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { digamma } from './digamma.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise logarithm of the absolute value of the gamma function; integers and booleans give float32.
 *
 * ```ts
 * lgamma(tensor([1, 5])); // [0, 3.178…]
 * ```
 */
export function lgamma(x: TensorLike): Tensor {
  return bind(lgammaOp, [floating(x)]);
}

export const lgammaOp: Op = {
  name: 'lgamma',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [multiply(dy, digamma(x))],
};
