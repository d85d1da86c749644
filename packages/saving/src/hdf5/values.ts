import { arrayOf, type TypedArray } from '@oneiros/core';
import type { Datatype } from './datatype.ts';
import type { GlobalHeap } from './global-heap.ts';
import { damaged, Hdf5Source, unsupported, utf8 } from './hdf5-source.ts';

/**
 * The elements that `bytes` store. Numbers come as a view of those bytes where their place in memory and their order allow it,
 * else as a copy; float16 and bfloat16 come as their 16 bits, booleans as 0 and 1.
 */
export function decodeValues(
  bytes: Uint8Array,
  type: Datatype,
  heap: GlobalHeap,
  source: Hdf5Source,
): TypedArray | string[] {
  if (type.dtype === 'opaque') throw unsupported('numbers, booleans or strings', 'bytes without a type (opaque)');
  if (type.dtype === 'string') return decodeText(bytes, type, heap, source);
  const array = arrayOf(type.dtype);
  const fits = bytes.byteOffset % type.size === 0 && !type.bigEndian;
  const own = fits ? bytes : bytes.slice();
  if (type.bigEndian) swap(own, type.size);
  return new array(own.buffer as ArrayBuffer, own.byteOffset, own.length / type.size);
}

function swap(bytes: Uint8Array, size: number): void {
  for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
}

function decodeText(bytes: Uint8Array, { size, padding }: Datatype, heap: GlobalHeap, source: Hdf5Source): string[] {
  const texts: string[] = [];
  if (padding === 'heap') {
    if (size !== 8 + source.addressSize)
      throw damaged(`references of ${8 + source.addressSize} bytes to texts`, `${size} bytes`);
    const references = new Hdf5Source(bytes, null);
    references.addressSize = source.addressSize;
    for (const cursor = references.at(0); cursor.rest > 0; ) {
      const length = cursor.word();
      const address = cursor.address();
      texts.push(heap(address, cursor.word(), length));
    }
    return texts;
  }
  for (let at = 0; at < bytes.length; at += size) texts.push(utf8(trim(bytes.subarray(at, at + size), padding)));
  return texts;
}

function trim(bytes: Uint8Array, padding: number): Uint8Array {
  let end = padding === 0 ? bytes.indexOf(0) : bytes.length;
  if (end < 0) end = bytes.length;
  while (padding > 0 && end > 0 && bytes[end - 1] === (padding === 2 ? 32 : 0)) end--;
  return bytes.subarray(0, end);
}
