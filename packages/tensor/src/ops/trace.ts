import { canonicalAxis, expected } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { diagonal } from './diagonal.ts';
import { sum } from './sum.ts';

export interface TraceOptions {
  /** The diagonal: above the main one if positive, below if negative. Default 0. */
  readonly offset?: number;
  /** The axis of the rows. Default 0. */
  readonly axis1?: number;
  /** The axis of the columns. Default 1. */
  readonly axis2?: number;
}

/**
 * The sum along a diagonal of the matrices in two axes of `x`, which go.
 *
 * ```ts
 * trace(tensor([[1, 2], [3, 4]])); // 5
 * ```
 * @throws OneirosError for vectors, and where both axes are the same.
 */
export function trace(x: TensorLike, { offset = 0, axis1 = 0, axis2 = 1 }: TraceOptions = {}): Tensor {
  const t = asTensor(x);
  const [rows, columns] = [axis1, axis2].map((axis, i) => canonicalAxis(axis, t.rank, `ops.trace: axis${i + 1}`));
  if (rows === columns)
    throw expected('ops.trace', 'two axes', `axis1=${axis1}, axis2=${axis2}`, 'Take those of rows and columns.');
  return sum(diagonal(t, { offset, axis1, axis2 }), { axis: -1 });
}
