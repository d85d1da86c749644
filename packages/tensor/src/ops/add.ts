import { bind } from '../bind.ts';
import { broadcasting, operands } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elementwise `x + y`, with broadcasting.
 *
 * ```ts
 * add(tensor([1, 2]), 10); // [11, 12]
 * ```
 */
export function add(x: TensorLike, y: TensorLike): Tensor {
  return bind(addOp, operands(x, y));
}

export const addOp: Op<readonly [x: Tensor, y: Tensor]> = {
  name: 'add',
  infer: broadcasting('add'),
  elementwise: true,
  vjp: (dy) => [dy, dy],
  compute: (x, y) => x + y,
  neutral: { left: 0, right: 0 },
  simplify: ({ inputs }, madeBy) => {
    const [left, right] = inputs.map(madeBy);
    return left && left.op === right?.op ? (left.op.added?.(left, right, madeBy) ?? null) : null;
  },
};
