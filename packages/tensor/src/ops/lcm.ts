import { integralOperands } from '../internal/elementwise.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { abs } from './abs.ts';
import { equal } from './equal.ts';
import { floorDivide } from './floor-divide.ts';
import { gcd } from './gcd.ts';
import { multiply } from './multiply.ts';
import { where } from './where.ts';

/**
 * Elementwise least common multiple of integers, with broadcasting.
 *
 * ```ts
 * lcm(tensor([4], { dtype: 'int32' }), 6); // [12]
 * ```
 */
export function lcm(x: TensorLike, y: TensorLike): Tensor {
  const [a, b] = integralOperands('lcm', x, y);
  const divisor = gcd(a, b);
  return abs(multiply(floorDivide(a, where(equal(divisor, 0), 1, divisor)), b));
}
