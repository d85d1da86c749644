import { type DType, isInteger } from '@oneiros/core';
import { bind } from '../bind.ts';
import { type ReduceAttrs, type ReduceOptions, reduceAttrs, reducedShape, reduceSpec } from '../internal/reduction.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { broadcastTo } from './broadcast-to.ts';
import { cast } from './cast.ts';
import { reshape } from './reshape.ts';

/**
 * Sum of the elements over `axis`; booleans and small integers are summed as int32 (unsigned: uint32).
 *
 * ```ts
 * sum(tensor([[1, 2], [3, 4]]), { axis: 0 }); // [4, 6]
 * ```
 */
export function sum(x: TensorLike, options: ReduceOptions = {}): Tensor {
  const t = asTensor(x);
  const wide = cast(t, sumDType(t.dtype));
  return bind(sumOp, [wide], reduceAttrs('sum', wide, options));
}

export const sumOp: Op<readonly [x: Tensor], ReduceAttrs> = {
  name: 'sum',
  infer: reduceSpec,
  vjp: (dy, [x], { axes }) => [broadcastTo(reshape(dy, reducedShape(x.shape, { axes, keepdims: true })), x.shape)],
  simplify: ({ inputs: [x], attrs }) => ((attrs as ReduceAttrs).axes.length ? null : x!),
};

/** The dtype in which Keras sums: at least 32 bits for integers. */
export function sumDType(dtype: DType): DType {
  if (dtype === 'bool' || dtype === 'int8' || dtype === 'int16') return 'int32';
  return isInteger(dtype) && (dtype === 'uint8' || dtype === 'uint16') ? 'uint32' : dtype;
}
