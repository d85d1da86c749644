import { checkDType, type DType, integerRange, isBig, isFloat, isInteger } from '@oneiros/core';
import { asTensor, type Tensor, type TensorLike, tensor } from '../tensor.ts';
import { cast } from './cast.ts';
import { maximum } from './maximum.ts';
import { minimum } from './minimum.ts';

/**
 * Converts the elements to another dtype; those beyond its range become its least or greatest value.
 *
 * ```ts
 * saturateCast(tensor([300, -1]), 'uint8'); // [255, 0]
 * ```
 */
export function saturateCast(x: TensorLike, dtype: DType): Tensor {
  const t = asTensor(x);
  checkDType(dtype, 'ops.saturateCast: dtype');
  if (!isInteger(dtype) || t.dtype === 'bool' || isFloat(t.dtype)) return cast(t, dtype); // floats go to the nearest end anyway
  const [low, high] = integerRange(dtype);
  const [from, to] = integerRange(t.dtype);
  const bound = (value: bigint): Tensor =>
    isBig(t.dtype) ? cast(tensor(BigInt64Array.of(value), { shape: [] }), t.dtype) : asTensor(Number(value), t.dtype);
  const above = low > from ? maximum(t, bound(low)) : t;
  return cast(high < to ? minimum(above, bound(high)) : above, dtype);
}
