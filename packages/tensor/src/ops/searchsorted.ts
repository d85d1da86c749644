import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { expandDims } from './expand-dims.ts';
import { less } from './less.ts';
import { lessEqual } from './less-equal.ts';
import { sum } from './sum.ts';

/**
 * Where `values` would be put into the sorted vector `sortedSequence`, as int32: before equal elements (`side: 'left'`) or after.
 *
 * ```ts
 * searchsorted(tensor([1, 3, 5]), tensor([3, 4])); // [1, 2]
 * ```
 */
export function searchsorted(
  sortedSequence: TensorLike,
  values: TensorLike,
  { side = 'left' }: { readonly side?: 'left' | 'right' } = {},
): Tensor {
  const [sequence, wanted] = operands(sortedSequence, values);
  const columns = expandDims(wanted, -1);
  const before = side === 'left' ? less(sequence, columns) : lessEqual(sequence, columns);
  return sum(cast(before, 'int32'), { axis: -1 });
}
