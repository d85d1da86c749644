import { broadcastShapes, type DType, expected, isFloat, isInteger, promote } from '@oneiros/core';
import type { Infer } from '../op.ts';
import { cast } from '../ops/cast.ts';
import { asTensor, type Spec, Tensor, type TensorLike, weakTypeOf } from '../tensor.ts';

type Pair = readonly [x: Tensor, y: Tensor];

/** The result is like the input. */
export function sameSpec([x]: readonly [Spec]): Spec {
  return { shape: x.shape, dtype: x.dtype };
}
/** A truth value for each element. */
export function boolSpec([x]: readonly [Spec]): Spec {
  return { shape: x.shape, dtype: 'bool' };
}
/** The rule of a binary op named `name` on operands of one dtype: shapes broadcast. */
export function broadcasting(name: string): Infer<Pair, void, Tensor> {
  return ([x, y]) => ({ shape: broadcast(name, x, y), dtype: x.dtype });
}
/** The same with a bool result. */
export function comparing(name: string): Infer<Pair, void, Tensor> {
  return ([x, y]) => ({ shape: broadcast(name, x, y), dtype: 'bool' });
}
function broadcast(name: string, x: Spec, y: Spec): readonly number[] {
  dtypeOfBoth(name, x, y);
  return broadcastShapes(`ops.${name}`, x.shape, y.shape);
}
/** The dtype of two operands, or an error. */
export function dtypeOfBoth(name: string, x: Spec, y: Spec): DType {
  if (x.dtype === y.dtype) return x.dtype;
  throw expected(`ops.${name}`, 'operands of one dtype', `${x.dtype} and ${y.dtype}`, 'Cast one of them.');
}

/** Both operands as tensors of the dtype that Keras promotes them to; `at least` joins the promotion. */
export function operands(
  x: TensorLike,
  y: TensorLike,
  ...atLeast: readonly (DType | 'int' | 'float')[]
): readonly [Tensor, Tensor] {
  if (x instanceof Tensor && y instanceof Tensor && x.dtype === y.dtype && atLeast.length === 0) return [x, y];
  const dtype = promote(weakTypeOf(x), weakTypeOf(y), ...atLeast);
  return [toDType(x, dtype), toDType(y, dtype)];
}
/** `x` as a tensor of `dtype`. */
export function toDType(x: TensorLike, dtype: DType): Tensor {
  return cast(asTensor(x, dtype), dtype);
}
/** `x` as a tensor of a floating dtype: integers and booleans become float32, as Keras does for `exp` and its kind. */
export function floating(x: TensorLike): Tensor {
  const t = asTensor(x);
  return isFloat(t.dtype) ? t : cast(t, 'float32');
}
/** `x` as a tensor of an integer or bool dtype, or an error. */
export function integral(name: string, x: TensorLike): Tensor {
  const t = typeof x === 'number' ? asTensor(x, 'int32') : asTensor(x);
  if (isInteger(t.dtype) || t.dtype === 'bool') return t;
  throw expected(`ops.${name}`, 'integers or booleans', `dtype=${t.dtype}`, "Cast it first: ops.cast(x, 'int32').");
}

/** Both operands as tensors of the integer dtype (or bool) that they are promoted to, or an error. */
export function integralOperands(name: string, x: TensorLike, y: TensorLike): readonly [Tensor, Tensor] {
  const pair = operands(x, y);
  integral(name, pair[0]);
  return pair;
}
