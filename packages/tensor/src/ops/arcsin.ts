import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';
import { rsqrt } from './rsqrt.ts';
import { square } from './square.ts';
import { subtract } from './subtract.ts';

/**
 * Elementwise inverse sine, in radians; integers and booleans give float32.
 *
 * ```ts
 * arcsin(tensor([0, 1])); // [0, 1.570…]
 * ```
 */
export function arcsin(x: TensorLike): Tensor {
  return bind(arcsinOp, [floating(x)]);
}

export const arcsinOp: Op = {
  name: 'arcsin',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [multiply(dy, rsqrt(subtract(1, square(x))))],
};
