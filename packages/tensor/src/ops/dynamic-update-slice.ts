import { bind } from '../bind.ts';
import { toDType } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { dynamicSlice, startOf } from './dynamic-slice.ts';
import { checkSizes } from './slice.ts';
import { zerosLike } from './zeros-like.ts';

/**
 * `x` with the part that starts at `starts`, int32 scalars that may be computed, replaced by `update`; starts that leave no
 * room are moved to the nearest place that does.
 *
 * ```ts
 * dynamicUpdateSlice(tensor([1, 2, 3]), tensor([9]), [tensor(1, { dtype: 'int32' })]); // [1, 9, 3]
 * ```
 */
export function dynamicUpdateSlice(x: TensorLike, update: TensorLike, starts: readonly TensorLike[]): Tensor {
  const t = asTensor(x);
  const u = toDType(update, t.dtype);
  checkSizes('ops.dynamicUpdateSlice', t.shape, starts, u.shape);
  return bind(dynamicUpdateSliceOp, [t, u, ...starts.map((s, i) => startOf(s, t.shape[i]!))]);
}

export const dynamicUpdateSliceOp: Op<readonly Tensor[]> = {
  name: 'dynamicUpdateSlice',
  infer: ([x]) => ({ shape: x!.shape, dtype: x!.dtype }),
  vjp: (dy, [, update, ...starts]) => [
    dynamicUpdateSlice(dy, zerosLike(update!), starts),
    dynamicSlice(dy, starts, update!.shape),
    ...starts.map(() => null),
  ],
};
