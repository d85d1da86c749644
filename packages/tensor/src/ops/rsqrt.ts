import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise 1 / √x; integers and booleans give float32.
 *
 * ```ts
 * rsqrt(tensor([4, 16])); // [0.5, 0.25]
 * ```
 */
export function rsqrt(x: TensorLike): Tensor {
  return bind(rsqrtOp, [floating(x)]);
}

export const rsqrtOp: Op = {
  name: 'rsqrt',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x], _, y) => [multiply(dy, multiply(divide(y, x), -0.5))],
};
