import { canonicalAxis, type DType } from '@oneiros/core';
import { bind } from '../bind.ts';
import { sameSpec } from '../internal/elementwise.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';
import { reshape } from './reshape.ts';

export interface CumulativeOptions {
  /** The axis to go along; `null` (the default) flattens. */
  readonly axis?: number | null;
  /** The dtype of the result. Default: that of `x`; int32 for booleans. */
  readonly dtype?: DType;
}

/**
 * Running sum along `axis`.
 *
 * ```ts
 * cumsum(tensor([1, 2, 3])); // [1, 3, 6]
 * ```
 */
export function cumsum(x: TensorLike, options: CumulativeOptions = {}): Tensor {
  const { input, axis } = cumulative('cumsum', x, options);
  return bind(cumsumOp, [input], { axis, reverse: false });
}

export const cumsumOp: Op<readonly [x: Tensor], { readonly axis: number; readonly reverse: boolean }> = {
  name: 'cumsum',
  infer: sameSpec,
  batch: ([x], _, { axis, reverse }) => bind(cumsumOp, [x], { axis: axis + 1, reverse }),
  vjp: (dy, _, { axis, reverse }) => [bind(cumsumOp, [dy], { axis, reverse: !reverse })],
};

/** The input of a running op in its dtype, flattened without an axis. */
export function cumulative(
  name: string,
  x: TensorLike,
  { axis = null, dtype }: CumulativeOptions,
): { readonly input: Tensor; readonly axis: number } {
  const t = asTensor(x);
  const input = cast(t, dtype ?? (t.dtype === 'bool' ? 'int32' : t.dtype));
  if (axis === null) return { input: reshape(input, [-1]), axis: 0 };
  return { input, axis: canonicalAxis(axis, t.shape.length, `ops.${name}: axis`) };
}
