import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { multiply } from './multiply.ts';
import { rsqrt } from './rsqrt.ts';
import { square } from './square.ts';

/**
 * Elementwise inverse hyperbolic sine; integers and booleans give float32.
 *
 * ```ts
 * arcsinh(tensor([0, 1])); // [0, 0.881…]
 * ```
 */
export function arcsinh(x: TensorLike): Tensor {
  return bind(arcsinhOp, [floating(x)]);
}

export const arcsinhOp: Op = {
  name: 'arcsinh',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [multiply(dy, rsqrt(add(square(x), 1)))],
};
