import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { multiply } from './multiply.ts';
import { sigmoid } from './sigmoid.ts';
import { subtract } from './subtract.ts';

/**
 * Elementwise x · sigmoid(x), also called swish.
 *
 * ```ts
 * silu(tensor([0, 2])); // [0, 1.761…]
 * ```
 */
export function silu(x: TensorLike): Tensor {
  return bind(siluOp, [floating(x)]);
}

export const siluOp: Op = {
  name: 'silu',
  infer: sameSpec,
  elementwise: true,
  expand: ([x]) => multiply(x, sigmoid(x)),
  // s + x s (1 − s)
  vjp: (dy, [x]) => {
    const s = sigmoid(x);
    return [multiply(dy, multiply(s, add(multiply(x, subtract(1, s)), 1)))];
  },
};
