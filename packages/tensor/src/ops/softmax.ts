import { canonicalAxes } from '@oneiros/core';
import { bind } from '../bind.ts';
import { floating, sameSpec } from '../internal/elementwise.ts';
import { ofStack } from '../internal/reduction.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { exp } from './exp.ts';
import { max } from './max.ts';
import { multiply } from './multiply.ts';
import { subtract } from './subtract.ts';
import { sum } from './sum.ts';

/**
 * eˣ / Σ eˣ over `axis`: positive numbers that add up to 1.
 *
 * ```ts
 * softmax(tensor([0, 0])); // [0.5, 0.5]
 * ```
 */
export function softmax(x: TensorLike, { axis = -1 }: SoftmaxOptions = {}): Tensor {
  const t = floating(x);
  return bind(softmaxOp, [t], { axes: canonicalAxes(axis, t.shape.length, 'ops.softmax: axis') });
}

export interface SoftmaxOptions {
  /** The axis or axes over which the result adds up to 1; `null` means all. Default -1, the last. */
  readonly axis?: number | readonly number[] | null;
}

export const softmaxOp: Op<readonly [x: Tensor], { readonly axes: readonly number[] }> = {
  name: 'softmax',
  infer: sameSpec,
  batch: ([x], _, attrs) => bind(softmaxOp, [x], ofStack(attrs)),
  // dx = y (dy − Σ dy y)
  vjp: (dy, _, { axes }, y) => {
    const part = multiply(dy, y);
    return [subtract(part, multiply(y, sum(part, { axis: axes, keepdims: true })))];
  },
  expand: ([x], { axes }) => {
    const power = exp(subtract(x, max(x, { axis: axes, keepdims: true, initial: Number.NEGATIVE_INFINITY })));
    return divide(power, sum(power, { axis: axes, keepdims: true }));
  },
};
