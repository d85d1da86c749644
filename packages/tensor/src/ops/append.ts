import type { Tensor, TensorLike } from '../tensor.ts';
import { concatenate } from './concatenate.ts';
import { ravel } from './ravel.ts';

/**
 * `y` after `x` along `axis`; without `axis` both are flattened.
 *
 * ```ts
 * append(tensor([1, 2]), tensor([3])); // [1, 2, 3]
 * ```
 */
export function append(x: TensorLike, y: TensorLike, { axis = null }: { readonly axis?: number | null } = {}): Tensor {
  return axis === null ? concatenate([ravel(x), ravel(y)]) : concatenate([x, y], { axis });
}
