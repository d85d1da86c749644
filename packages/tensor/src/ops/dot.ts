import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { dotGeneral } from './dot-general.ts';
import { multiply } from './multiply.ts';

/**
 * Dot product: the last axis of `x1` with the last but one of `x2` (the only one of a vector); a scalar multiplies.
 *
 * ```ts
 * dot(ones([2, 3]), ones([5, 3, 4])); // shape [2, 5, 4]
 * ```
 */
export function dot(x1: TensorLike, x2: TensorLike): Tensor {
  const [x, y] = operands(x1, x2);
  if (x.rank === 0 || y.rank === 0) return multiply(x, y);
  return dotGeneral(x, y, { contracting: [[x.rank - 1], [Math.max(0, y.rank - 2)]] });
}
