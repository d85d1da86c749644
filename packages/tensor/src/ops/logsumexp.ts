import { bind } from '../bind.ts';
import { floating } from '../internal/elementwise.ts';
import {
  ofStack,
  type ReduceAttrs,
  type ReduceOptions,
  reduceAttrs,
  reducedShape,
  reduceSpec,
} from '../internal/reduction.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { exp } from './exp.ts';
import { isfinite } from './isfinite.ts';
import { log } from './log.ts';
import { max } from './max.ts';
import { multiply } from './multiply.ts';
import { reshape } from './reshape.ts';
import { subtract } from './subtract.ts';
import { sum } from './sum.ts';
import { where } from './where.ts';

/**
 * ln Σ eˣ over `axis`, without overflow.
 *
 * ```ts
 * logsumexp(tensor([1000, 1000])); // 1000.693…
 * ```
 */
export function logsumexp(x: TensorLike, options: ReduceOptions = {}): Tensor {
  const t = floating(x);
  return bind(logsumexpOp, [t], reduceAttrs('logsumexp', t, options));
}

export const logsumexpOp: Op<readonly [x: Tensor], ReduceAttrs> = {
  name: 'logsumexp',
  infer: reduceSpec,
  batch: ([x], _, attrs) => bind(logsumexpOp, [x], ofStack(attrs)),
  expand: ([x], { axes, keepdims }) => {
    const top = max(x, { axis: axes, keepdims: true, initial: Number.NEGATIVE_INFINITY });
    const shift = where(isfinite(top), top, 0);
    const total = sum(exp(subtract(x, shift)), { axis: axes, keepdims });
    return add(log(total), reshape(shift, total.shape));
  },
  // softmax · dy
  vjp: (dy, [x], { axes }, y) => {
    const kept = reducedShape(x.shape, { axes, keepdims: true });
    return [multiply(reshape(dy, kept), exp(subtract(x, reshape(y, kept))))];
  },
};
