import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { multiply } from './multiply.ts';
import { rsqrt } from './rsqrt.ts';
import { subtract } from './subtract.ts';

/**
 * Elementwise inverse hyperbolic cosine; integers and booleans give float32.
 *
 * ```ts
 * arccosh(tensor([1, 2])); // [0, 1.316…]
 * ```
 */
export function arccosh(x: TensorLike): Tensor {
  return bind(arccoshOp, [floating(x)]);
}

export const arccoshOp: Op = {
  name: 'arccosh',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [multiply(dy, rsqrt(multiply(subtract(x, 1), add(x, 1))))],
};
