import { productOperands } from '../internal/product-operands.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { dotGeneral } from './dot-general.ts';

export interface TensordotOptions {
  /** How many axes to sum over, the last of `x1` with the first of `x2`; or the axes of each. Default 2. */
  readonly axes?: number | readonly [number | readonly number[], number | readonly number[]];
}

/**
 * Sum of products over the given axes; the result has the other axes of `x1`, then those of `x2`.
 *
 * ```ts
 * tensordot(ones([2, 3]), ones([3, 4]), { axes: 1 }); // shape [2, 4]
 * ```
 */
export function tensordot(x1: TensorLike, x2: TensorLike, { axes = 2 }: TensordotOptions = {}): Tensor {
  const [x, y] = productOperands(x1, x2);
  if (typeof axes === 'number') {
    const count = Array.from({ length: axes }, (_, i) => i);
    return dotGeneral(x, y, { contracting: [count.map((i) => x.rank - axes + i), count] });
  }
  const [left, right] = axes;
  return dotGeneral(x, y, { contracting: [[left].flat() as number[], [right].flat() as number[]] });
}
