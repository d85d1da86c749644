import { bytesOf, type DType, type TypedArray } from '@oneiros/core';

/** Elements of floats. */
export type Floats = Float32Array | Float64Array;
/** Elements of integers up to 32 bits, and of booleans. */
export type Integers = Int8Array | Int16Array | Int32Array | Uint8Array | Uint16Array | Uint32Array;
/** Elements of 64-bit integers. */
export type Bigs = BigInt64Array | BigUint64Array;
/** Elements that are read as numbers. */
export type Numbers = Floats | Integers;

/** The same bytes seen as words that are copied exactly, whatever they mean: few kinds of arrays keep copying loops fast. */
export function wordsOf(data: TypedArray, dtype: DType): Uint8Array | Uint16Array | Int32Array | Bigs {
  const bytes = bytesOf(dtype);
  if (bytes === 4) return new Int32Array(data.buffer, data.byteOffset, data.length);
  if (bytes === 1) return new Uint8Array(data.buffer, data.byteOffset, data.length);
  if (bytes === 2) return new Uint16Array(data.buffer, data.byteOffset, data.length);
  return new BigInt64Array(data.buffer, data.byteOffset, data.length);
}
