import { canonicalAxis, expected } from '@oneiros/core';
import { sliceAxis } from '../internal/static-slice.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { concatenate } from './concatenate.ts';
import { reshape } from './reshape.ts';

/**
 * `x` with the elements moved by `shift` along `axis`, those that leave at one end entering at the other; without `axis` the
 * flattened tensor is rolled.
 *
 * ```ts
 * roll(tensor([1, 2, 3]), 1); // [3, 1, 2]
 * ```
 */
export function roll(
  x: TensorLike,
  shift: number | readonly number[],
  { axis = null }: { readonly axis?: number | readonly number[] | null } = {},
): Tensor {
  const t = asTensor(x);
  if (axis === null) {
    const by = typeof shift === 'number' ? shift : shift.reduce((a, b) => a + b, 0);
    return reshape(rollAxis(reshape(t, [-1]), 0, by), t.shape);
  }
  const axes = typeof axis === 'number' ? [axis] : axis;
  const shifts = typeof shift === 'number' ? axes.map(() => shift) : shift;
  if (shifts.length !== axes.length) {
    throw expected(
      'ops.roll',
      'as many shifts as axes',
      `shift=[${shifts}], axis=[${axes}]`,
      'Give one shift for each axis.',
    );
  }
  return axes.reduce(
    (rolled, a, i) => rollAxis(rolled, canonicalAxis(a, t.shape.length, 'ops.roll: axis'), shifts[i]!),
    t,
  );
}

function rollAxis(x: Tensor, axis: number, shift: number): Tensor {
  const size = x.shape[axis]!;
  const by = size === 0 ? 0 : ((shift % size) + size) % size;
  if (by === 0) return x;
  return concatenate([sliceAxis(x, axis, size - by, size), sliceAxis(x, axis, 0, size - by)], { axis });
}
