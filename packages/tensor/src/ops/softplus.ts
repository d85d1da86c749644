import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { abs } from './abs.ts';
import { add } from './add.ts';
import { exp } from './exp.ts';
import { log1p } from './log1p.ts';
import { maximum } from './maximum.ts';
import { multiply } from './multiply.ts';
import { negative } from './negative.ts';
import { sigmoid } from './sigmoid.ts';

/**
 * Elementwise ln(1 + eˣ), without overflow.
 *
 * ```ts
 * softplus(tensor([0, 100])); // [0.693…, 100]
 * ```
 */
export function softplus(x: TensorLike): Tensor {
  return bind(softplusOp, [floating(x)]);
}

export const softplusOp: Op = {
  name: 'softplus',
  infer: sameSpec,
  elementwise: true,
  expand: ([x]) => add(maximum(x, 0), log1p(exp(negative(abs(x))))),
  vjp: (dy, [x]) => [multiply(dy, sigmoid(x))],
};
