import type { DType } from '@oneiros/core';
import { bind } from '../bind.ts';
import {
  ofStack,
  type ReduceAttrs,
  type ReduceOptions,
  reduceAttrs,
  reducedShape,
  reduceSpec,
  withoutAxes,
} from '../internal/reduction.ts';
import { repeated, reshaped } from '../internal/reshaped.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';
import { cast } from './cast.ts';

export type { ExtremeOptions, ReduceAttrs, ReduceOptions } from '../internal/reduction.ts';

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
  vjp: (dy, [x], { axes }) => [repeated(reshaped(dy, reducedShape(x.shape, { axes, keepdims: true })), x.shape)],
  batch: ([x], _, attrs) => bind(sumOp, [x], ofStack(attrs)),
  simplify: (application, madeBy) => {
    const { axes, keepdims } = application.attrs as ReduceAttrs;
    const inner = madeBy(application.inputs[0]!);
    return withoutAxes(application) ?? (keepdims ? null : (inner?.op.summed?.(inner, axes) ?? null));
  },
  // A sum of sums is one sum.
  summed: ({ inputs, attrs }, axes) => {
    const { axes: own, keepdims } = attrs as ReduceAttrs;
    const left = inputs[0]!.shape.map((_, i) => i).filter((i) => !own.includes(i));
    const all = [...own, ...axes.map((axis) => left[axis]!)].sort((a, b) => a - b);
    return keepdims ? null : { inputs, build: ([x]) => bind(sumOp, [x!], { axes: all, keepdims: false }) };
  },
};

/** The dtype in which Keras sums: at least 32 bits for integers. */
export function sumDType(dtype: DType): DType {
  if (dtype === 'bool' || dtype === 'int8' || dtype === 'int16') return 'int32';
  return dtype === 'uint8' || dtype === 'uint16' ? 'uint32' : dtype;
}
