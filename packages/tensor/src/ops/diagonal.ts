import { sliceAxis } from '../internal/static-slice.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { moveaxis } from './moveaxis.ts';
import { reshape } from './reshape.ts';
import { matrices } from './tril.ts';

export interface DiagonalOptions {
  /** Which diagonal: 0 (the default) is the main one, positive ones lie above it. */
  readonly offset?: number;
  /** The axis of rows. Default 0. */
  readonly axis1?: number;
  /** The axis of columns. Default 1. */
  readonly axis2?: number;
}

/**
 * The diagonal of matrices, along a last axis.
 *
 * ```ts
 * diagonal(tensor([[1, 2], [3, 4]])); // [1, 4]
 * ```
 */
export function diagonal(x: TensorLike, { offset = 0, axis1 = 0, axis2 = 1 }: DiagonalOptions = {}): Tensor {
  const t = moveaxis(matrices('diagonal', x), [axis1, axis2], [-2, -1]);
  const [n, m] = t.shape.slice(-2) as [number, number];
  const size = Math.max(0, Math.min(n + Math.min(offset, 0), m - Math.max(offset, 0)));
  const first = Math.max(-offset, 0) * m + Math.max(offset, 0);
  const flat = reshape(t, [...t.shape.slice(0, -2), n * m]);
  const axis = flat.shape.length - 1;
  return sliceAxis(flat, axis, size ? first : 0, size ? first + (size - 1) * (m + 1) + 1 : 0, m + 1);
}
