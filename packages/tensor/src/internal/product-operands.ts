import { cast } from '../ops/cast.ts';
import type { Tensor, TensorLike } from '../tensor.ts';
import { operands } from './elementwise.ts';

/** Operands of a matrix product in one dtype; Keras sums products of int8 in int32. */
export function productOperands(x1: TensorLike, x2: TensorLike): readonly [Tensor, Tensor] {
  const [x, y] = operands(x1, x2);
  return x.dtype === 'int8' ? [cast(x, 'int32'), cast(y, 'int32')] : [x, y];
}
