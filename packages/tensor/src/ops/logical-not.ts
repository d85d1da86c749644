import { bind } from '../bind.ts';
import { boolSpec, toDType } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise negation; anything but 0 counts as true.
 *
 * ```ts
 * logicalNot(tensor([true, false])); // [false, true]
 * ```
 */
export function logicalNot(x: TensorLike): Tensor {
  return bind(logicalNotOp, [toDType(x, 'bool')]);
}

export const logicalNotOp: Op = { name: 'logicalNot', infer: boolSpec, elementwise: true, vjp: null };
