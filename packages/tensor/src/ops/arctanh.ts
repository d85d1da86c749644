import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { square } from './square.ts';
import { subtract } from './subtract.ts';

/**
 * Elementwise inverse hyperbolic tangent; integers and booleans give float32.
 *
 * ```ts
 * arctanh(tensor([0, 0.5])); // [0, 0.549…]
 * ```
 */
export function arctanh(x: TensorLike): Tensor {
  return bind(arctanhOp, [floating(x)]);
}

export const arctanhOp: Op = {
  name: 'arctanh',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [divide(dy, subtract(1, square(x)))],
};
