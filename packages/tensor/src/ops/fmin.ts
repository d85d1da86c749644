import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { isnan } from './isnan.ts';
import { less } from './less.ts';
import { logicalOr } from './logical-or.ts';
import { where } from './where.ts';

/**
 * Elementwise lesser of `x` and `y`, with broadcasting; where one is NaN, the other.
 *
 * ```ts
 * fmin(tensor([1, NaN]), 2); // [1, 2]
 * ```
 */
export function fmin(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = operands(x, y);
  return where(logicalOr(less(a, b), isnan(b)), a, b);
}
