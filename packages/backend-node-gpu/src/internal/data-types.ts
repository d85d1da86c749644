import type { DType } from '@oneiros/core';

/** Element types inside of TensorFlow: ours, and the complex ones that a Fourier transform passes through. */
export type DataType = DType | 'complex64' | 'complex128';

/** TensorFlow's numbers of them, from tensorflow/core/framework/types.proto. */
const codes: { readonly [D in DataType]: number } = {
  float32: 1,
  float64: 2,
  int32: 3,
  uint8: 4,
  int16: 5,
  int8: 6,
  complex64: 8,
  int64: 9,
  bool: 10,
  bfloat16: 14,
  uint16: 17,
  complex128: 18,
  float16: 19,
  uint32: 22,
  uint64: 23,
};
const names: ReadonlyMap<number, DataType> = /*#__PURE__*/ new Map(
  (Object.entries(codes) as [DataType, number][]).map(([name, code]) => [code, name]),
);

/** TensorFlow's number of `dtype`. */
export function codeOf(dtype: DataType): number {
  return codes[dtype];
}
/** What TensorFlow calls `code`. */
export function dataTypeOf(code: number): DataType {
  return names.get(code)!;
}
/** Whether it is a float of 16 bits. */
export function isHalf(dtype: DataType): boolean {
  return dtype === 'float16' || dtype === 'bfloat16';
}
