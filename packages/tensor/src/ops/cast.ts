import { checkDType, type DType, isFloat, promote } from '@oneiros/core';
import { bind } from '../bind.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

/**
 * Converts the elements to another dtype: floats are cut towards zero, integers wrap, anything but 0 is true.
 *
 * ```ts
 * cast(tensor([1.9, -1.9]), 'int32'); // [1, -1]
 * ```
 */
export function cast(x: TensorLike, dtype: DType): Tensor {
  checkDType(dtype, 'ops.cast: dtype');
  const t = asTensor(x);
  return t.dtype === dtype ? t : bind(castOp, [t], { dtype });
}

export const castOp: Op<readonly [x: Tensor], { readonly dtype: DType }> = {
  name: 'cast',
  infer: ([x], { dtype }) => ({ shape: x.shape, dtype }),
  elementwise: true,
  vjp: (dy, [x], { dtype }) => [isFloat(x.dtype) && isFloat(dtype) ? cast(dy, x.dtype) : null],
  simplify: ({ op, inputs: [x], attrs }, madeBy) => {
    const { dtype } = attrs as { dtype: DType };
    if (x!.dtype === dtype) return x!;
    const inner = madeBy(x!);
    if (inner?.op !== op || !holds(x!.dtype, inner.inputs[0]!.dtype)) return null;
    return inner.inputs[0]!.dtype === dtype ? inner.inputs[0]! : { op, inputs: inner.inputs, attrs };
  },
};

/** Whether every value of `dtype` is sure to be one of `wide`, so that a cast to it loses nothing. */
function holds(wide: DType, dtype: DType): boolean {
  return promote(wide, dtype) === wide && (isFloat(wide) === isFloat(dtype) || dtype === 'bool');
}
