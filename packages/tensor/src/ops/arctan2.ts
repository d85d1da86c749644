import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { divide } from './divide.ts';
import { multiply } from './multiply.ts';
import { negative } from './negative.ts';
import { square } from './square.ts';

/**
 * Elementwise angle of the point (`y`, `x`) in radians: the inverse tangent of `x / y` in the right quadrant, with broadcasting.
 *
 * ```ts
 * arctan2(tensor([1, -1]), -1); // [2.356…, -2.356…]
 * ```
 */
export function arctan2(x: TensorLike, y: TensorLike): Tensor {
  return bind(arctan2Op, operands(x, y, 'float'));
}

export const arctan2Op: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'arctan2',
  infer: broadcasting('arctan2'),
  elementwise: true,
  // d arctan(x/y) = (y dx − x dy) / (x² + y²)
  vjp: (dy, [x, y]) => {
    const part = divide(dy, add(square(x), square(y)));
    return [multiply(part, y), negative(multiply(part, x))];
  },
};
