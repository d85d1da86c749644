import { bind } from '../bind.ts';
import { sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

/**
 * `variable` as it is, but constant for differentiation: no gradient goes through it.
 *
 * ```ts
 * grad((x) => sum(multiply(stopGradient(x), x)))(tensor([2, 3])); // [2, 3], where that of x² is [4, 6]
 * ```
 */
export function stopGradient(variable: TensorLike): Tensor {
  return bind(stopGradientOp, [asTensor(variable)]);
}

export const stopGradientOp: Op = {
  name: 'stopGradient',
  infer: sameSpec,
  vjp: null,
  elementwise: true,
  // Programs are written out when they are compiled, and differentiated before.
  expand: ([x]) => x,
};
