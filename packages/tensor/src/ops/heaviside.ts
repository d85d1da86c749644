import { operands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { equal } from './equal.ts';
import { greater } from './greater.ts';
import { less } from './less.ts';
import { where } from './where.ts';

/**
 * Elementwise 0 where `x` is negative, 1 where it is positive, and `y` where it is 0, with broadcasting.
 *
 * ```ts
 * heaviside(tensor([-1, 0, 2]), 0.5); // [0, 0.5, 1]
 * ```
 */
export function heaviside(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = operands(x, y, 'float');
  return where(less(a, 0), 0, where(greater(a, 0), 1, where(equal(a, 0), b, a)));
}
