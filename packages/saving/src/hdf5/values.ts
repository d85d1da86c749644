import { arrayOf, type TypedArray } from '@oneiros/core';
import type { Datatype } from './datatype.ts';
import { type Hdf5Source, unsupported } from './hdf5-source.ts';

/**
 * The elements that `bytes` store. Numbers come as a view of those bytes where their place in memory and their order allow it,
 * else as a copy; float16 and bfloat16 come as their 16 bits, booleans as 0 and 1.
 */
export function decodeValues(bytes: Uint8Array, type: Datatype, source: Hdf5Source): TypedArray | string[] {
  if (type.dtype === 'opaque') throw unsupported('numbers, booleans or strings', 'bytes without a type (opaque)');
  if (type.dtype === 'string') return source.rarePart('decodeText')(bytes, type, source);
  const array = arrayOf(type.dtype);
  const fits = bytes.byteOffset % type.size === 0 && !type.bigEndian;
  const own = fits ? bytes : bytes.slice();
  if (type.bigEndian) swap(own, type.size);
  return new array(own.buffer as ArrayBuffer, own.byteOffset, own.length / type.size);
}

function swap(bytes: Uint8Array, size: number): void {
  for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
}
