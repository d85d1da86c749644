import { bind } from '../bind.ts';
import { integral, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise inversion of all bits of integers, or negation of booleans.
 *
 * ```ts
 * bitwiseNot(tensor([5], { dtype: 'int32' })); // [-6]
 * ```
 * @throws OneirosError for floats.
 */
export function bitwiseNot(x: TensorLike): Tensor {
  return bind(bitwiseNotOp, [integral('bitwiseNot', x)]);
}

export const bitwiseNotOp: Op = { name: 'bitwiseNot', infer: sameSpec, elementwise: true, vjp: null };
