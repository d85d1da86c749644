import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { cosh } from './cosh.ts';
import { multiply } from './multiply.ts';

/**
 * Elementwise hyperbolic sine; integers and booleans give float32.
 *
 * ```ts
 * sinh(tensor([0, 1])); // [0, 1.175…]
 * ```
 */
export function sinh(x: TensorLike): Tensor {
  return bind(sinhOp, [floating(x)]);
}

export const sinhOp: Op = {
  name: 'sinh',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [multiply(dy, cosh(x))],
};
