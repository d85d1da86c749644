import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { divide } from './divide.ts';
import { erf } from './erf.ts';
import { exp } from './exp.ts';
import { greater } from './greater.ts';
import { multiply } from './multiply.ts';
import { negative } from './negative.ts';
import { square } from './square.ts';
import { subtract } from './subtract.ts';
import { where } from './where.ts';

/**
 * Elementwise 1 − erf(x), exact where that is small.
 *
 * ```ts
 * erfc(tensor([0, 5])); // [1, 1.537…e-12]
 * ```
 */
export function erfc(x: TensorLike): Tensor {
  return bind(erfcOp, [floating(x)]);
}

export const erfcOp: Op = {
  name: 'erfc',
  infer: sameSpec,
  elementwise: true,
  vjp: (dy, [x]) => [multiply(dy, multiply(exp(negative(square(x))), -2 / Math.sqrt(Math.PI)))],
  // Beyond 2, where the difference has no digits left, by the continued fraction e^(−x²) / √π / (x + ½/(x + 1/(x + …))).
  expand: ([x]) => {
    const tail = greater(x, 2);
    const far = where(tail, x, 2);
    let fraction = far;
    for (let k = 30; k > 0; k--) fraction = add(far, divide(k / 2, fraction));
    return where(tail, divide(exp(negative(square(far))), multiply(fraction, Math.sqrt(Math.PI))), subtract(1, erf(x)));
  },
};
