import { convert, type DType, type TypedArray } from '@oneiros/core';

/** The element types of values in graphs, with their numbers in ONNX's TensorProto.DataType. */
export const elementTypes = {
  float32: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  bool: 9,
  float64: 11,
  uint32: 12,
  uint64: 13,
} as const;
export type ElementType = keyof typeof elementTypes;

/** Floats of 16 bits, with their numbers. In graphs they are float32, rounded after each op. */
export const halfTypes = { float16: 10, bfloat16: 16 } as const;
export type HalfType = keyof typeof halfTypes;

/** Whether elements of `dtype` are floats of 16 bits. */
export function isHalf(dtype: DType): dtype is HalfType {
  return Object.hasOwn(halfTypes, dtype);
}
/** As what elements of `dtype` are computed in graphs. */
export function elementType(dtype: DType): ElementType {
  return isHalf(dtype) ? 'float32' : dtype;
}
/** As what elements of `dtype` lie in memory. */
export function storedType(dtype: DType): ElementType {
  return isHalf(dtype) ? 'uint16' : dtype;
}

/** The bytes of `values` as elements of `type`. */
export function rawBytes(type: ElementType, values: readonly (number | bigint)[]): Uint8Array {
  return bytesOf(convert(values, type));
}
/** The bytes under a typed array. */
export function bytesOf(data: TypedArray): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
