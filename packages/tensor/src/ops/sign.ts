import { bind } from '../bind.ts';
import { sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

/**
 * Elementwise sign: 1, 0 or -1, and NaN of NaN.
 *
 * ```ts
 * sign(tensor([3, 0, -2])); // [1, 0, -1]
 * ```
 */
export function sign(x: TensorLike): Tensor {
  return bind(signOp, [asTensor(x)]);
}

export const signOp: Op = { name: 'sign', infer: sameSpec, elementwise: true, vjp: null };
