import { canonicalAxes } from '@oneiros/core';
import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import { ofStack } from '../internal/reduction.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';
import { max } from './max.ts';
import { multiply } from './multiply.ts';
import type { SoftmaxOptions } from './softmax.ts';
import { subtract } from './subtract.ts';
import { sum } from './sum.ts';

/**
 * Logarithm of the softmax over `axis`: x − ln Σ eˣ.
 *
 * ```ts
 * logSoftmax(tensor([0, 0])); // [-0.693…, -0.693…]
 * ```
 */
export function logSoftmax(x: TensorLike, { axis = -1 }: SoftmaxOptions = {}): Tensor {
  const t = floating(x);
  return bind(logSoftmaxOp, [t], { axes: canonicalAxes(axis, t.shape.length, 'ops.logSoftmax: axis') });
}

export const logSoftmaxOp: Op<readonly [x: Tensor], { readonly axes: readonly number[] }> = {
  name: 'logSoftmax',
  infer: sameSpec,
  batch: ([x], _, attrs) => bind(logSoftmaxOp, [x], ofStack(attrs)),
  // dx = dy − eʸ Σ dy
  vjp: (dy, _, { axes }, y) => [subtract(dy, multiply(exp(y), sum(dy, { axis: axes, keepdims: true })))],
  expand: ([x], { axes }) => {
    const shifted = subtract(x, max(x, { axis: axes, keepdims: true, initial: Number.NEGATIVE_INFINITY }));
    return subtract(shifted, log(sum(exp(shifted), { axis: axes, keepdims: true })));
  },
};
