import { add } from '../ops/add.ts';
import { divide } from '../ops/divide.ts';
import { less } from '../ops/less.ts';
import { multiply } from '../ops/multiply.ts';
import { reciprocal } from '../ops/reciprocal.ts';
import { sin } from '../ops/sin.ts';
import { square } from '../ops/square.ts';
import { subtract } from '../ops/subtract.ts';
import { where } from '../ops/where.ts';
import type { Tensor } from '../tensor.ts';

/**
 * Derivative of `digamma`: Σ 1/(x+k)² over k ≥ 0. Eight terms, then the asymptotic series of the rest
 * (Abramowitz and Stegun 6.4.12); arguments below ½ by reflection, ψ′(1−x) + ψ′(x) = π² / sin²(πx).
 */
export function trigamma(x: Tensor): Tensor {
  const low = less(x, 0.5);
  const start = where(low, subtract(1, x), x);
  let total = reciprocal(square(start));
  for (let k = 1; k < 8; k++) total = add(total, reciprocal(square(add(start, k))));
  const z = reciprocal(add(start, 8));
  const z2 = square(z);
  let series = multiply(z2, -1 / 30);
  for (const coefficient of [1 / 42, -1 / 30, 1 / 6]) series = multiply(add(series, coefficient), z2);
  const rest = multiply(z, add(add(series, multiply(z, 0.5)), 1));
  total = add(total, rest);
  const reflected = subtract(square(divide(Math.PI, sin(multiply(x, Math.PI)))), total);
  return where(low, reflected, total);
}
