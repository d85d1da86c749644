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
  return new words[bytesOf(dtype) as 1 | 2 | 4 | 8](data.buffer as ArrayBuffer, data.byteOffset, data.length);
}
/** By their bytes. */
const words = { 1: Uint8Array, 2: Uint16Array, 4: Int32Array, 8: BigInt64Array } as const;
