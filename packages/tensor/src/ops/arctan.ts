import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { divide } from './divide.ts';
import { square } from './square.ts';

/**
 * Elementwise inverse tangent, in radians; integers and booleans give float32.
 *
 * ```ts
 * arctan(tensor([0, 1])); // [0, 0.785…]
 * ```
 */
export function arctan(x: TensorLike): Tensor {
  return bind(arctanOp, [floating(x)]);
}

export const arctanOp: Op = {
  name: 'arctan',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [divide(dy, add(square(x), 1))],
};
