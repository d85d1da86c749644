import { broadcastShapes } from '@oneiros/core';
import { bind } from '../bind.ts';
import { operands, toDType } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import type { Tensor, TensorLike } from '../tensor.ts';

/**
 * Elements of `x1` where `condition` holds, else those of `x2`, with broadcasting.
 *
 * ```ts
 * where(greater(x, 0), x, 0);
 * ```
 */
export function where(condition: TensorLike, x1: TensorLike, x2: TensorLike): Tensor {
  return bind(whereOp, [toDType(condition, 'bool'), ...operands(x1, x2)]);
}

export const whereOp: Op<readonly [condition: Tensor, x: Tensor, y: Tensor]> = {
  name: 'where',
  infer: ([condition, x, y]) => ({
    shape: broadcastShapes('ops.where', condition.shape, x.shape, y.shape),
    dtype: x.dtype,
  }),
  elementwise: true,
  vjp: (dy, [condition]) => [null, where(condition, dy, 0), where(condition, 0, dy)],
};
