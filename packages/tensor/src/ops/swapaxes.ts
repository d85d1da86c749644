import { canonicalAxis } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { transpose } from './transpose.ts';

/**
 * `x` with two axes exchanged.
 *
 * ```ts
 * swapaxes(zeros([2, 3, 4]), 0, 2); // shape [4, 3, 2]
 * ```
 */
export function swapaxes(x: TensorLike, axis1: number, axis2: number): Tensor {
  const t = asTensor(x);
  const rank = t.shape.length;
  const [a, b] = [canonicalAxis(axis1, rank, 'ops.swapaxes: axis1'), canonicalAxis(axis2, rank, 'ops.swapaxes: axis2')];
  return transpose(t, { axes: t.shape.map((_, i) => (i === a ? b : i === b ? a : i)) });
}
