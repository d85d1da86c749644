import { broadcastShapes, expected } from '@oneiros/core';
import { add } from '../ops/add.ts';
import { broadcastTo } from '../ops/broadcast-to.ts';
import { cast } from '../ops/cast.ts';
import { equal } from '../ops/equal.ts';
import { greaterEqual } from '../ops/greater-equal.ts';
import { iota } from '../ops/iota.ts';
import { multiply } from '../ops/multiply.ts';
import { reshape } from '../ops/reshape.ts';
import { subtract } from '../ops/subtract.ts';
import { sum } from '../ops/sum.ts';
import { transpose } from '../ops/transpose.ts';
import { where } from '../ops/where.ts';
import type { Spec, Tensor, TensorLike } from '../tensor.ts';
import { floating } from './elementwise.ts';

/** `x` as floats with at least two axes, or an error. */
export function matrices(x: TensorLike, subject: string): Tensor {
  const t = floating(x);
  if (t.rank < 2) throw expected(subject, 'a matrix, or a batch of matrices', `shape=[${t.shape}]`, 'Reshape it.');
  return t;
}
/** The same of square matrices. */
export function squares(x: TensorLike, subject: string): Tensor {
  const t = matrices(x, subject);
  if (t.shape.at(-1) !== t.shape.at(-2)) throw expected(subject, 'square matrices', `shape=[${t.shape}]`);
  return t;
}
/** Rows and columns. */
export function sizesOf(x: Spec): readonly [rows: number, columns: number] {
  return [x.shape.at(-2)!, x.shape.at(-1)!];
}
/** The transposes of matrices. */
export function transposed(x: Tensor): Tensor {
  const axes = x.shape.map((_, i) => i);
  return transpose(x, { axes: [...axes.slice(0, -2), x.rank - 1, x.rank - 2] });
}
/** (x + xᵀ) / 2 */
export function symmetrized(x: Tensor): Tensor {
  return multiply(add(x, transposed(x)), 0.5);
}
/** Elements (i, j) of matrices with j − i ≤ k, zeros elsewhere. */
export function lowerPart(x: Tensor, k = 0): Tensor {
  return where(greaterEqual(subtract(rowIndices(x), columnIndices(x)), -k), x, 0);
}
/** Elements (i, j) of matrices with j − i ≥ k, zeros elsewhere. */
export function upperPart(x: Tensor, k = 0): Tensor {
  return where(greaterEqual(subtract(columnIndices(x), rowIndices(x)), k), x, 0);
}
/** Whether an element is on the diagonal, as [rows, columns]. */
export function onDiagonal(x: Spec): Tensor {
  return equal(rowIndices(x), columnIndices(x));
}
/** The identity of the columns of `x`, in its dtype. */
export function identityLike(x: Spec): Tensor {
  const n = x.shape.at(-1)!;
  return cast(onDiagonal({ shape: [n, n], dtype: x.dtype }), x.dtype);
}
/** The diagonals of square matrices. */
export function diagonalOf(x: Tensor): Tensor {
  return sum(where(onDiagonal(x), x, 0), { axis: -1 });
}
/** The columns of matrices scaled by a vector each: x · diag(s). */
export function scaleColumns(x: Tensor, s: Tensor): Tensor {
  return multiply(x, reshape(s, [...s.shape.slice(0, -1), 1, s.shape.at(-1)!]));
}
/** The rows of matrices scaled by a vector each: diag(s) · x. */
export function scaleRows(x: Tensor, s: Tensor): Tensor {
  return multiply(x, reshape(s, [...s.shape, 1]));
}
/** Both with the batch axes that they broadcast to. */
export function withCommonBatch(x: Tensor, y: Tensor, subject: string): readonly [Tensor, Tensor] {
  const batch = broadcastShapes(subject, x.shape.slice(0, -2), y.shape.slice(0, -2));
  return [broadcastTo(x, [...batch, ...x.shape.slice(-2)]), broadcastTo(y, [...batch, ...y.shape.slice(-2)])];
}

function rowIndices(x: Spec): Tensor {
  return iota([sizesOf(x)[0], 1], { axis: 0 });
}
function columnIndices(x: Spec): Tensor {
  return iota([1, sizesOf(x)[1]], { axis: 1 });
}
