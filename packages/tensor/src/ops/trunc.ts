import { isFloat } from '@oneiros/core';
import { bind } from '../bind.ts';
import { sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { ceil } from './ceil.ts';
import { floor } from './floor.ts';
import { less } from './less.ts';
import { where } from './where.ts';

/**
 * Elementwise whole part: `x` rounded towards 0; integers stay as they are.
 *
 * ```ts
 * trunc(tensor([1.7, -1.7])); // [1, -1]
 * ```
 */
export function trunc(x: TensorLike): Tensor {
  const t = asTensor(x);
  return isFloat(t.dtype) ? bind(truncOp, [t]) : t;
}

export const truncOp: Op = {
  name: 'trunc',
  infer: sameSpec,
  elementwise: true,
  vjp: null,
  expand: ([x]) => where(less(x, 0), ceil(x), floor(x)),
};
