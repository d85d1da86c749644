import type { Shape } from '@oneiros/core';
import { bind } from './bind.ts';
import { reshaped } from './internal/reshaped.ts';
import { sumOp } from './ops/sum.ts';
import type { Tensor } from './tensor.ts';

/**
 * The adjoint of broadcasting: the float tensor `x` summed down to `shape`, which broadcasts to its own.
 *
 * ```ts
 * reduceTo(ones([3, 2]), [2]); // [3, 3]
 * ```
 */
export function reduceTo(x: Tensor, shape: Shape): Tensor {
  const extra = x.shape.length - shape.length;
  const axes = x.shape.map((_, i) => i).filter((i) => i < extra || (shape[i - extra] === 1 && x.shape[i] !== 1));
  return reshaped(axes.length ? bind(sumOp, [x], { axes, keepdims: false }) : x, shape);
}
