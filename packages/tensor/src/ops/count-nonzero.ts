import type { Tensor, TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { sum } from './sum.ts';

/**
 * How many elements over `axis` are not 0, as int32.
 *
 * ```ts
 * countNonzero(tensor([1, 0, 3])); // 2
 * ```
 */
export function countNonzero(
  x: TensorLike,
  { axis = null }: { readonly axis?: number | readonly number[] | null } = {},
): Tensor {
  return sum(cast(cast(x, 'bool'), 'int32'), { axis });
}
