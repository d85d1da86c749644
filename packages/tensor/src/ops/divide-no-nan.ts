import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { divide } from './divide.ts';
import { equal } from './equal.ts';
import { where } from './where.ts';

/**
 * Elementwise x1 / x2, and 0 where x2 is 0. Shapes broadcast.
 *
 * ```ts
 * divideNoNan(tensor([1, 2]), tensor([0, 4])); // [0, 0.5]
 * ```
 */
export function divideNoNan(x1: TensorLike, x2: TensorLike): Tensor {
  const [x, y] = operands(x1, x2, 'float');
  const zero = equal(y, 0);
  return where(zero, 0, divide(x, where(zero, 1, y)));
}
