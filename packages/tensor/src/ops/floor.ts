import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise greatest whole number not above `x`; integers give float32.
 *
 * ```ts
 * floor(tensor([1.7, -1.2])); // [1, -2]
 * ```
 */
export function floor(x: TensorLike): Tensor {
  return bind(floorOp, [floating(x)]);
}

export const floorOp: Op = { name: 'floor', infer: sameSpec, elementwise: true, vjp: null };
