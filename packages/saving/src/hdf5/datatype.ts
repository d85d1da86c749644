import type { DType } from '@oneiros/core';
import { type Cursor, latin, unsupported } from './hdf5-source.ts';

/** What the elements of a dataset or attribute are. */
export interface Datatype {
  /** `opaque` is bytes without a meaning: Keras stores bfloat16 so, and names it in an attribute. */
  readonly dtype: DType | 'string' | 'opaque';
  /** Bytes of one element in the file. */
  readonly size: number;
  readonly bigEndian: boolean;
  /** Of strings: how they end (0: at a zero byte, 1: zeros are cut off, 2: spaces are), or that they lie in a global heap. */
  readonly padding: number | 'heap';
}

/** Reads a datatype message (section IV.A.2.d of the format), or says that the type has no counterpart here. */
export function readDatatype(cursor: Cursor): Datatype {
  const head = cursor.byte();
  const bits = cursor.byte();
  const moreBits = cursor.short();
  const size = cursor.word();
  const type = head & 15;
  const plain = { size, bigEndian: (bits & 1) === 1, padding: 0 };
  if (size > 0) {
    if (type === 0 || type === 1) {
      const offset = cursor.short();
      const precision = cursor.short();
      const exponentBits = type === 1 ? cursor.source.view.getUint8(cursor.skip(2) + 1) : 0;
      const dtype =
        type === 0 ? integer(size, (bits & 8) !== 0) : (bits & 65) < 64 ? float(size, exponentBits) : undefined;
      if (dtype && offset === 0 && precision === size * 8) return { ...plain, dtype };
    }
    if (type === 3) return { ...plain, dtype: 'string', padding: bits & 15 };
    if (type === 5) return { ...plain, dtype: 'opaque' };
    if (type === 8 && ((cursor.source.bytes[cursor.position] ?? 0) & 15) === 0) {
      const base = readDatatype(cursor);
      const members = bits + ((moreBits & 255) << 8);
      return members === 2 && base.dtype === 'int8' && isBool(cursor, head >> 4) ? { ...base, dtype: 'bool' } : base;
    }
    if (type === 9 && (bits & 15) === 1) return { ...plain, dtype: 'string', padding: 'heap' };
  }
  throw unsupported(
    'numbers, booleans or strings',
    `a datatype of class ${type} (${names[type] ?? 'unknown'}), ${size} bytes`,
  );
}

const names = [
  'integer',
  'float',
  'time',
  'string',
  'bits',
  'opaque',
  'compound',
  'reference',
  'enum',
  'sequence',
  'array',
  'complex',
];

function integer(size: number, signed: boolean): DType | undefined {
  return [1, 2, 4, 8].includes(size) ? (`${signed ? '' : 'u'}int${size * 8}` as DType) : undefined;
}

function float(size: number, exponentBits: number): DType | undefined {
  const known: { readonly [key: string]: DType } = {
    '2,5': 'float16',
    '2,8': 'bfloat16',
    '4,8': 'float32',
    '8,11': 'float64',
  };
  return known[`${size},${exponentBits}`];
}

/** Whether the members of an enum are h5py's: FALSE = 0, TRUE = 1. Names are padded to 8 bytes before version 3. */
function isBool(cursor: Cursor, version: number): boolean {
  const text = latin(cursor.take(Math.min(cursor.rest, version < 3 ? 18 : 13)));
  return text === (version < 3 ? 'FALSE\0\0\0TRUE\0\0\0\0\0\x01' : 'FALSE\0TRUE\0\0\x01');
}
