import { arrayOf, convert, type DType, type TypedArray } from '@oneiros/core';

/** The element types of ONNX that are used here, with their numbers in TensorProto.DataType. */
export const elementTypes = {
  float32: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  float64: 11,
  uint32: 12,
  uint64: 13,
} as const;
export type ElementType = keyof typeof elementTypes;

/** All of them, for `backend.dtypes`. bfloat16 is not among them: onnxruntime's JavaScript tensors lack it. */
export const supportedTypes: readonly ElementType[] = /*#__PURE__*/ Object.keys(elementTypes) as ElementType[];

/** `dtype` as an element type; programs with others never reach this backend. */
export function elementType(dtype: DType): ElementType {
  return dtype as ElementType;
}

/** The bytes of `values` as elements of `type`. */
export function rawBytes(type: ElementType, values: readonly (number | bigint)[]): Uint8Array {
  return bytesOf(convert(values, type));
}
/** The bytes under a typed array. */
export function bytesOf(data: TypedArray): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
/** Typed array with the elements of `raw`. */
export function elementsOf(type: ElementType, raw: Uint8Array): TypedArray {
  const copy = raw.slice();
  return new (arrayOf(type))(copy.buffer);
}
