import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { exp } from './exp.ts';
import { multiply } from './multiply.ts';
import { square } from './square.ts';

/**
 * Elementwise inverse of the error function; integers and booleans give float32.
 *
 * ```ts
 * erfinv(tensor([0, 0.5])); // [0, 0.476…]
 * ```
 */
export function erfinv(x: TensorLike): Tensor {
  return bind(erfinvOp, [floating(x)]);
}

export const erfinvOp: Op = {
  name: 'erfinv',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, _, __, y) => [multiply(dy, multiply(exp(square(y)), Math.sqrt(Math.PI) / 2))],
};
