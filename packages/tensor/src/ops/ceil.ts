import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise least whole number not below `x`; integers give float32.
 *
 * ```ts
 * ceil(tensor([1.2, -1.7])); // [2, -1]
 * ```
 */
export function ceil(x: TensorLike): Tensor {
  return bind(ceilOp, [floating(x)]);
}

export const ceilOp: Op = { name: 'ceil', infer: sameSpec, elementwise: true, vjp: null };
