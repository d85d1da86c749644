import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { abs } from './abs.ts';
import { add } from './add.ts';
import { divide } from './divide.ts';
import { equal } from './equal.ts';
import { isinf } from './isinf.ts';
import { logicalOr } from './logical-or.ts';
import { maximum } from './maximum.ts';
import { minimum } from './minimum.ts';
import { multiply } from './multiply.ts';
import { sqrt } from './sqrt.ts';
import { square } from './square.ts';
import { where } from './where.ts';

/**
 * Elementwise √(x² + y²) without overflow, with broadcasting.
 *
 * ```ts
 * hypot(tensor([3]), 4); // [5]
 * ```
 */
export function hypot(x: TensorLike, y: TensorLike): Tensor {
  return bind(hypotOp, operands(x, y, 'float'));
}

export const hypotOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'hypot',
  infer: broadcasting('hypot'),
  elementwise: true,
  expand: ([x, y]) => {
    const [a, b] = [abs(x), abs(y)];
    const [high, low] = [maximum(a, b), minimum(a, b)];
    const ratio = divide(low, where(equal(high, 0), 1, high));
    // One infinite side makes it infinite, even beside NaN.
    return where(logicalOr(isinf(x), isinf(y)), Number.POSITIVE_INFINITY, multiply(high, sqrt(add(square(ratio), 1))));
  },
  vjp: (dy, [x, y], _, z) => [multiply(dy, divide(x, z)), multiply(dy, divide(y, z))],
};
