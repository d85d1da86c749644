import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { dotGeneral } from './dot-general.ts';
import { multiply } from './multiply.ts';

/**
 * Sum of products over the last axes of both.
 *
 * ```ts
 * inner(ones([2, 3]), ones([4, 3])); // shape [2, 4]
 * ```
 */
export function inner(x1: TensorLike, x2: TensorLike): Tensor {
  const [x, y] = operands(x1, x2);
  if (x.rank === 0 || y.rank === 0) return multiply(x, y);
  return dotGeneral(x, y, { contracting: [[x.rank - 1], [y.rank - 1]] });
}
