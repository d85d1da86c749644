import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';

/**
 * Elementwise natural logarithm; integers and booleans give float32.
 *
 * ```ts
 * log(tensor([1, 10])); // [0, 2.302…]
 * ```
 */
export function log(x: TensorLike): Tensor {
  return bind(logOp, [floating(x)]);
}

export const logOp: Op = {
  name: 'log',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [divide(dy, x)],
};
