import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';
import { negative } from './negative.ts';
import { rsqrt } from './rsqrt.ts';
import { square } from './square.ts';
import { subtract } from './subtract.ts';

/**
 * Elementwise inverse cosine, in radians; integers and booleans give float32.
 *
 * ```ts
 * arccos(tensor([1, 0])); // [0, 1.570…]
 * ```
 */
export function arccos(x: TensorLike): Tensor {
  return bind(arccosOp, [floating(x)]);
}

export const arccosOp: Op = {
  name: 'arccos',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [negative(multiply(dy, rsqrt(subtract(1, square(x)))))],
};
