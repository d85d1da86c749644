import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { multiply } from './multiply.ts';
import { reshape } from './reshape.ts';

/**
 * All products of an element of `x1` with one of `x2`, both taken flat.
 *
 * ```ts
 * outer(tensor([1, 2]), tensor([3, 4, 5])); // [[3, 4, 5], [6, 8, 10]]
 * ```
 */
export function outer(x1: TensorLike, x2: TensorLike): Tensor {
  const [x, y] = operands(x1, x2);
  return multiply(reshape(x, [x.size, 1]), reshape(y, [1, y.size]));
}
