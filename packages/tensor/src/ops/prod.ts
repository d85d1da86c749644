import type { DType } from '@oneiros/core';
import { bind } from '../bind.ts';
import {
  ofStack,
  type ReduceAttrs,
  type ReduceOptions,
  reduceAttrs,
  reduceSpec,
  withoutAxes,
} from '../internal/reduction.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { cumprod } from './cumprod.ts';
import { flip } from './flip.ts';
import { multiply } from './multiply.ts';
import { onesLike } from './ones-like.ts';
import { padOp } from './pad.ts';
import { reshape } from './reshape.ts';
import { sumDType } from './sum.ts';
import { transpose } from './transpose.ts';

/**
 * Product of the elements over `axis`; booleans and small integers are multiplied as int32 (unsigned: uint32).
 *
 * ```ts
 * prod(tensor([[1, 2], [3, 4]]), { axis: 0 }); // [3, 8]
 * ```
 */
export function prod(x: TensorLike, { dtype, ...options }: ReduceOptions & { readonly dtype?: DType } = {}): Tensor {
  const t = asTensor(x);
  const wide = cast(t, dtype ?? sumDType(t.dtype));
  return bind(prodOp, [wide], reduceAttrs('prod', wide, options));
}

export const prodOp: Op<readonly [x: Tensor], ReduceAttrs> = {
  name: 'prod',
  infer: reduceSpec,
  batch: ([x], _, attrs) => bind(prodOp, [x], ofStack(attrs)),
  // To each element the product of all others: of those before times those after it, exact where some are 0.
  vjp: (dy, [x], { axes }) => {
    const kept = x.shape.map((_, i) => i).filter((i) => !axes.includes(i));
    const order = [...kept, ...axes];
    const moved = transpose(x, { axes: order });
    const rows = reshape(moved, [...kept.map((i) => x.shape[i]!), axes.reduce((size, i) => size * x.shape[i]!, 1)]);
    const others = multiply(productBefore(rows), flip(productBefore(flip(rows, { axis: -1 })), { axis: -1 }));
    const slope = multiply(others, reshape(dy, [...rows.shape.slice(0, -1), 1]));
    return [transpose(reshape(slope, moved.shape), { axes: order.map((_, i) => order.indexOf(i)) })];
  },
  simplify: withoutAxes,
};

/** Along the last axis: the product of all elements before each one. */
function productBefore(x: Tensor): Tensor {
  const last = x.shape.length - 1;
  if (x.shape[last]! < 2) return onesLike(x);
  const low = x.shape.map((_, i) => (i === last ? 1 : 0));
  return cumprod(bind(padOp, [x, cast(1, x.dtype)], { low, high: low.map((n) => -n), interior: low.map(() => 0) }), {
    axis: last,
  });
}
