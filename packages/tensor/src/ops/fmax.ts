import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { greater } from './greater.ts';
import { isnan } from './isnan.ts';
import { logicalOr } from './logical-or.ts';
import { where } from './where.ts';

/**
 * Elementwise greater of `x` and `y`, with broadcasting; where one is NaN, the other.
 *
 * ```ts
 * fmax(tensor([1, NaN]), 0); // [1, 0]
 * ```
 */
export function fmax(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = operands(x, y);
  return where(logicalOr(greater(a, b), isnan(b)), a, b);
}
