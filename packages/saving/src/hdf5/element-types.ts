import { bytesOf, type DType } from '@oneiros/core';
import { FieldWriter } from './hdf5-layout.ts';

/** A datatype message (section IV.A.2.d of the format) and the bytes that one element takes. */
export interface ElementType {
  readonly message: Uint8Array;
  readonly size: number;
}

/** The datatype of numbers and booleans, as h5py stores them; bfloat16 as Keras does: two bytes without a meaning. */
export function numberType(dtype: DType): ElementType {
  const size = bytesOf(dtype);
  const float = floats[dtype];
  if (dtype === 'bool') {
    const names = new FieldWriter(18).raw('FALSE').skip(3).raw('TRUE').skip(4).byte(0, 1).bytes;
    return {
      message: new FieldWriter(38).byte(0x18, 2, 0, 0).word(1).raw(integerType(1, true)).raw(names).bytes,
      size,
    };
  }
  if (dtype === 'bfloat16') return { message: new FieldWriter(8).byte(0x15, 0, 0, 0).word(size).bytes, size };
  if (!float) return { message: integerType(size, dtype.startsWith('i')), size };
  const [exponentBits, mantissaBits, bias] = float;
  const fields = new FieldWriter(20)
    .byte(0x11, 0x20, size * 8 - 1, 0)
    .word(size)
    .short(0)
    .short(size * 8);
  return { message: fields.byte(mantissaBits, exponentBits, 0, mantissaBits).word(bias).bytes, size };
}

const floats: { readonly [D in DType]?: readonly [exponentBits: number, mantissaBits: number, bias: number] } = {
  float16: [5, 10, 15],
  float32: [8, 23, 127],
  float64: [11, 52, 1023],
};

function integerType(size: number, signed: boolean): Uint8Array {
  return new FieldWriter(12)
    .byte(0x10, signed ? 8 : 0, 0, 0)
    .word(size)
    .short(0)
    .short(size * 8).bytes;
}

/** The datatype of UTF-8 text of any length: a length and a place in a global heap. */
export function textType(): ElementType {
  return { message: new FieldWriter(20).byte(0x19, 1, 1, 0).word(16).raw(integerType(1, false)).bytes, size: 16 };
}

/** The datatype of texts that all take the bytes of the longest, filled up with zeros. */
export function fixedTextType(texts: readonly Uint8Array[]): ElementType {
  const size = texts.reduce((longest, text) => Math.max(longest, text.length), 1);
  const isAscii = texts.every((text) => text.every((byte) => byte < 128));
  return { message: new FieldWriter(8).byte(0x13, isAscii ? 1 : 0x11, 0, 0).word(size).bytes, size };
}
