import { divide } from '../ops/divide.ts';
import { greater } from '../ops/greater.ts';
import { max } from '../ops/max.ts';
import { multiply } from '../ops/multiply.ts';
import { svd } from '../ops/svd.ts';
import { where } from '../ops/where.ts';
import type { Tensor } from '../tensor.ts';

/** U, V and the reciprocals of those singular values that are greater than `relative` times the greatest; 0 for the others. */
export function reciprocalSvd(
  x: Tensor,
  relative: number,
): { readonly u: Tensor; readonly reciprocals: Tensor; readonly vt: Tensor } {
  const [u, s, vt] = svd(x, { fullMatrices: false });
  const kept = greater(s, multiply(max(s, { axis: -1, keepdims: true }), relative));
  return { u, reciprocals: where(kept, divide(1, where(kept, s, 1)), 0), vt };
}
