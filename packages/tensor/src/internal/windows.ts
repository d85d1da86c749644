import { add } from '../ops/add.ts';
import { arange } from '../ops/arange.ts';
import { cos } from '../ops/cos.ts';
import { divide } from '../ops/divide.ts';
import { full } from '../ops/full.ts';
import { multiply } from '../ops/multiply.ts';
import type { Tensor } from '../tensor.ts';

/** 0 to 1 in `size` equal steps; ½ where there is one. */
export function windowTurns(size: number): Tensor {
  return size === 1 ? full([1], 0.5) : divide(arange(size, { dtype: 'float32' }), Math.max(size - 1, 1));
}
/** Σ aₖ cos(2πkt) along a window of `size` elements. */
export function cosineWindow(size: number, coefficients: readonly number[]): Tensor {
  const t = windowTurns(size);
  return coefficients.map((a, k) => multiply(cos(multiply(t, 2 * Math.PI * k)), a)).reduce((x, y) => add(x, y));
}
