import { bytesOf, checkDType, type DType, isFloat, isUnsigned } from '@oneiros/core';
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

/** Whether every value of `dtype` is one of `wide`, so that a cast to it loses nothing. */
function holds(wide: DType, dtype: DType): boolean {
  if (wide === dtype || dtype === 'bool') return true;
  if (wide === 'bool' || (isFloat(dtype) && !isFloat(wide))) return false;
  return (
    range(wide)[0] >= range(dtype)[0] && range(wide)[1] >= range(dtype)[1] && !(isUnsigned(wide) && !isUnsigned(dtype))
  );
}
/** Bits of precision, and the greatest exponent. */
function range(dtype: DType): readonly [number, number] {
  if (dtype === 'bfloat16') return [8, 127];
  if (dtype === 'float16') return [11, 15];
  if (dtype === 'float32') return [24, 127];
  if (dtype === 'float64') return [53, 1023];
  const bits = bytesOf(dtype) * 8 - (isUnsigned(dtype) ? 0 : 1);
  return [bits, bits];
}
