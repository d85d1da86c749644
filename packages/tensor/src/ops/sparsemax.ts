import { canonicalAxis } from '@oneiros/core';
import { floating } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { add } from './add.ts';
import { cast } from './cast.ts';
import { cumsum } from './cumsum.ts';
import { divide } from './divide.ts';
import { greater } from './greater.ts';
import { iota } from './iota.ts';
import { maximum } from './maximum.ts';
import { negative } from './negative.ts';
import { sort } from './sort.ts';
import { subtract } from './subtract.ts';
import { sum } from './sum.ts';
import { where } from './where.ts';

/**
 * The point of the simplex nearest to `x` along `axis`: like softmax, with exact zeros
 * (Martins and Astudillo, "From softmax to sparsemax", 2016).
 *
 * ```ts
 * sparsemax(tensor([3, 1, 1])); // [1, 0, 0]
 * ```
 */
export function sparsemax(x: TensorLike, { axis = -1 }: { readonly axis?: number } = {}): Tensor {
  const t = floating(x);
  const at = canonicalAxis(axis, t.shape.length, 'ops.sparsemax: axis');
  const sorted = negative(sort(negative(t), { axis: at }));
  const total = cumsum(sorted, { axis: at });
  const rank = add(
    iota(
      t.shape.map((n, i) => (i === at ? n : 1)),
      { axis: at, dtype: t.dtype },
    ),
    1,
  );
  const support = greater(subtract(sorted, divide(subtract(total, 1), rank)), 0);
  const count = cast(sum(support, { axis: at, keepdims: true }), t.dtype);
  const threshold = divide(subtract(sum(where(support, total, 0), { axis: at, keepdims: true }), 1), count);
  return maximum(subtract(t, threshold), 0);
}
