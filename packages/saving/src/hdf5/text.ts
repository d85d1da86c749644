import type { Datatype } from './datatype.ts';
import { textInHeap } from './global-heap.ts';
import { damaged, Hdf5Source, utf8 } from './hdf5-source.ts';

/** The texts that `bytes` store: of fixed size, or references to texts in the global heap. */
export function decodeText(bytes: Uint8Array, { size, padding }: Datatype, source: Hdf5Source): string[] {
  const texts: string[] = [];
  if (padding === 'heap') {
    if (size !== 8 + source.addressSize)
      throw damaged(`references of ${8 + source.addressSize} bytes to texts`, `${size} bytes`);
    const references = new Hdf5Source(bytes, null);
    references.addressSize = source.addressSize;
    for (const cursor = references.at(0); cursor.rest > 0; ) {
      const length = cursor.word();
      const address = cursor.address();
      texts.push(textInHeap(source, address, cursor.word(), length));
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
