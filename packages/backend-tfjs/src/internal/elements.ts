import { arrayOf, convert, type DType, isFloat, type TypedArray } from '@oneiros/core';
import type { TfjsDType, TfjsValues } from '../tfjs-types.ts';

/** How tfjs stores a dtype: integers up to 32 bits in its int32 (uint32 as its bits), floats up to 32 bits in float32. */
export function storedAs(dtype: DType): TfjsDType {
  return dtype === 'bool' ? 'bool' : isFloat(dtype) ? 'float32' : 'int32';
}

/** Elements as tfjs stores them. */
export function toStored(data: TypedArray, dtype: DType): TfjsValues {
  if (dtype === 'float32' || dtype === 'int32' || dtype === 'bool') return data as TfjsValues;
  if (dtype === 'uint32') return new Int32Array(data.buffer, data.byteOffset, data.length);
  if (isFloat(dtype)) return convert(data, 'float32', dtype) as Float32Array;
  return Int32Array.from(data as Int32Array);
}

/** Elements from tfjs, as `dtype` is stored on the host: an array of its own. */
export function fromStored(values: ArrayLike<number>, dtype: DType): TypedArray {
  if (dtype === 'float16' || dtype === 'bfloat16') return convert(values, dtype, 'float32');
  return new (arrayOf(dtype) as Float32ArrayConstructor)(values);
}
