import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import { trigamma } from '../internal/trigamma.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise derivative of `lgamma`; integers and booleans give float32.
 *
 * ```ts
 * digamma(tensor([1, 2])); // [-0.577…, 0.422…]
 * ```
 */
export function digamma(x: TensorLike): Tensor {
  return bind(digammaOp, [floating(x)]);
}

export const digammaOp: Op = {
  name: 'digamma',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [multiply(dy, trigamma(x))],
};
