import { checkDType, type DType, isFloat } from '@oneiros/core';
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
  vjp: (dy, [x], { dtype }) => [isFloat(x.dtype) && isFloat(dtype) ? cast(dy, x.dtype) : null],
  simplify: ({ inputs: [x], attrs }) => (x!.dtype === (attrs as { dtype: DType }).dtype ? x! : null),
};
