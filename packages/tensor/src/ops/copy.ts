import { bind } from '../bind.ts';
import { sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

/**
 * Another tensor of the same elements, which lives on when `x` is disposed or replaced by a compiled step.
 *
 * ```ts
 * const before = copy(variable);
 * ```
 */
export function copy(x: TensorLike): Tensor {
  return bind(copyOp, [asTensor(x)]);
}

export const copyOp: Op = { name: 'copy', infer: sameSpec, elementwise: true, vjp: (dy) => [dy], expand: ([x]) => x };
