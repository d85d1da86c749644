import { abs } from '../ops/abs.ts';
import { add } from '../ops/add.ts';
import { divide } from '../ops/divide.ts';
import { exp } from '../ops/exp.ts';
import { less } from '../ops/less.ts';
import { maximum } from '../ops/maximum.ts';
import { minimum } from '../ops/minimum.ts';
import { multiply } from '../ops/multiply.ts';
import { sign } from '../ops/sign.ts';
import { sqrt } from '../ops/sqrt.ts';
import { square } from '../ops/square.ts';
import { where } from '../ops/where.ts';
import type { Tensor } from '../tensor.ts';

/** Up to here the power series is used, beyond it the asymptotic one: both are exact to 12 digits there. */
const border = 15;
const powers = 36;
const fractions = 20;

/** I₀(x), the modified Bessel function of order 0. */
export function zerothBessel(x: Tensor): Tensor {
  return bessel(abs(x), 0);
}
/** I₁(x), the modified Bessel function of order 1, which is odd. */
export function firstBessel(x: Tensor): Tensor {
  return multiply(sign(x), bessel(abs(x), 1));
}

function bessel(x: Tensor, order: 0 | 1): Tensor {
  const near = minimum(x, border);
  const far = maximum(x, border);
  return where(less(x, border), powerSeries(near, order), asymptotic(far, order));
}

/** (x/2)ⁿ Σₖ (x²/4)ᵏ / (k! (n + k)!), by Horner's rule (Abramowitz and Stegun 9.6.10). */
function powerSeries(x: Tensor, order: 0 | 1): Tensor {
  const t = multiply(square(x), 0.25);
  let series = multiply(t, 0);
  for (let k = powers; k >= 1; k--) series = multiply(multiply(t, 1 / (k * (k + order))), add(series, 1));
  const sum = add(series, 1);
  return order === 0 ? sum : multiply(multiply(x, 0.5), sum);
}

/** eˣ / √(2πx) · Σₖ ∏ⱼ₌₁..ₖ ((2j − 1)² − 4n²) / (8jx) (Abramowitz and Stegun 9.7.1). */
function asymptotic(x: Tensor, order: 0 | 1): Tensor {
  const reciprocal = divide(1, x);
  let series = multiply(reciprocal, 0);
  for (let j = fractions; j >= 1; j--) {
    const factor = ((2 * j - 1) ** 2 - 4 * order ** 2) / (8 * j);
    series = multiply(multiply(reciprocal, factor), add(series, 1));
  }
  return multiply(exp(x), divide(add(series, 1), sqrt(multiply(x, 2 * Math.PI))));
}
