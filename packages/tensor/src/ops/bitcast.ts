import { bytesOf, checkDType, type DType, expected } from '@oneiros/core';
import { bind } from '../bind.ts';
import type { Op } from '../op.ts';
import { asTensor, type Tensor, type TensorLike } from '../tensor.ts';

/**
 * The bits of the elements read as another dtype of the same width.
 *
 * ```ts
 * bitcast(tensor([1]), 'int32'); // [1065353216]
 * ```
 * @throws OneirosError where the widths differ.
 */
export function bitcast(x: TensorLike, dtype: DType): Tensor {
  const t = asTensor(x);
  checkDType(dtype, 'ops.bitcast: dtype');
  if (t.dtype === dtype) return t;
  if (bytesOf(t.dtype) !== bytesOf(dtype) || t.dtype === 'bool' || dtype === 'bool') {
    throw expected(
      'ops.bitcast: dtype',
      `a dtype as wide as ${t.dtype}`,
      `dtype=${dtype}`,
      'Use ops.cast to convert values.',
    );
  }
  return bind(bitcastOp, [t], { dtype });
}

export const bitcastOp: Op<readonly [x: Tensor], { readonly dtype: DType }> = {
  name: 'bitcast',
  infer: ([x], { dtype }) => ({ shape: x.shape, dtype }),
  elementwise: true,
  vjp: null,
};
