import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { abs } from './abs.ts';
import { add } from './add.ts';
import { equal } from './equal.ts';
import { exp } from './exp.ts';
import { isnan } from './isnan.ts';
import { log1p } from './log1p.ts';
import { maximum } from './maximum.ts';
import { multiply } from './multiply.ts';
import { negative } from './negative.ts';
import { subtract } from './subtract.ts';
import { where } from './where.ts';

/**
 * Elementwise ln(eˣ + eʸ) without overflow, with broadcasting.
 *
 * ```ts
 * logaddexp(tensor([0, 1000]), 0); // [0.693…, 1000]
 * ```
 */
export function logaddexp(x: TensorLike, y: TensorLike): Tensor {
  return bind(logaddexpOp, operands(x, y, 'float'));
}

export const logaddexpOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'logaddexp',
  infer: broadcasting('logaddexp'),
  elementwise: true,
  // max + ln(1 + e^−|x−y|); of equal infinities, whose difference is NaN, the sum
  expand: ([x, y]) => {
    const gap = subtract(x, y);
    return where(isnan(gap), add(x, y), add(maximum(x, y), log1p(exp(negative(abs(gap))))));
  },
  // d = e^(x−z) dx + e^(y−z) dy
  vjp: (dy, [x, y], _, z) => {
    const top = finiteOrZero(z);
    return [multiply(dy, exp(subtract(finiteOrZero(x), top))), multiply(dy, exp(subtract(finiteOrZero(y), top)))];
  },
};

/** +∞ replaced by 0, so that ∞ − ∞ counts as 0. */
function finiteOrZero(x: Tensor): Tensor {
  return where(equal(x, Number.POSITIVE_INFINITY), 0, x);
}
