import { arrayOf, type DType, OneirosError } from '@oneiros/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NamedArray, readSafetensors, writeSafetensors } from './safetensors.ts';

const dtypes: readonly DType[] = [
  ...(['bool', 'int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64'] as const),
  ...(['float16', 'bfloat16', 'float32', 'float64'] as const),
];
const array: fc.Arbitrary<NamedArray> = fc
  .tuple(fc.constantFrom(...dtypes), fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }), fc.nat())
  .map(([dtype, shape, seed]) => {
    const size = shape.reduce((product, length) => product * length, 1);
    const bytes = new Uint8Array(size * arrayOf(dtype).BYTES_PER_ELEMENT).map((_, i) =>
      dtype === 'bool' ? (seed + i) & 1 : Math.imul(seed + i, 0x9e3779b1) >>> 24,
    );
    return { dtype, shape, data: new (arrayOf(dtype))(bytes.buffer) };
  });
const text = fc.string({ unit: 'binary' }).map((s) => s.replace(/\p{Surrogate}/gu, '?'));
const name = text.filter((s) => s !== '__metadata__');

/** A file with this header and `size` bytes behind it. */
const file = (header: unknown, size = 8): Uint8Array => {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + size);
  bytes[0] = json.length;
  bytes.set(json, 8);
  return bytes;
};
const f32 = (shape: readonly number[], from: number, to: number): unknown => ({
  dtype: 'F32',
  shape,
  data_offsets: [from, to],
});

describe('safetensors', () => {
  test('what is written is read as it was, each array at a multiple of its element size', () => {
    fc.assert(
      fc.property(fc.dictionary(name, array), fc.dictionary(text, text), (arrays, metadata) => {
        const tensors = new Map(Object.entries(arrays));
        const bytes = writeSafetensors(tensors, new Map(Object.entries(metadata)));
        const read = readSafetensors(bytes);
        expect(new Map(read.metadata)).toEqual(new Map(Object.entries(metadata)));
        expect([...read.tensors.keys()].sort()).toEqual([...tensors.keys()].sort());
        for (const [key, { data, dtype, shape }] of read.tensors) {
          const wanted = tensors.get(key)!;
          expect({ dtype, shape }).toEqual({ dtype: wanted.dtype, shape: wanted.shape });
          expect(Buffer.from(data.buffer, data.byteOffset, data.byteLength)).toEqual(Buffer.from(wanted.data.buffer));
          expect(data.buffer).toBe(bytes.buffer);
        }
      }),
    );
  });

  test('has the layout of the format', () => {
    const data = Float32Array.of(1, 2);
    const bytes = writeSafetensors(
      new Map([['b', { shape: [2], dtype: 'float32', data }]]),
      new Map([['format', 'pt']]),
    );
    const json = '{"__metadata__":{"format":"pt"},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}';
    const size = Math.ceil(json.length / 8) * 8;
    expect(new DataView(bytes.buffer).getUint32(0, true)).toBe(size);
    expect(new TextDecoder().decode(bytes.subarray(8, 8 + size))).toBe(json.padEnd(size));
    expect(bytes.subarray(8 + size)).toEqual(new Uint8Array(data.buffer));
  });

  test('is read from any place in memory', () => {
    const bytes = file({ a: f32([2], 0, 8) });
    bytes.set(new Uint8Array(Float32Array.of(1, 2).buffer), bytes.length - 8);
    const moved = new Uint8Array(bytes.length + 1);
    moved.set(bytes, 1);
    for (const place of [bytes, moved.subarray(1), Buffer.from(moved.buffer, 1)]) {
      expect(readSafetensors(place).tensors.get('a')?.data).toEqual(Float32Array.of(1, 2));
    }
  });

  test.each<[string, Uint8Array, RegExp]>([
    [
      'a short file',
      new Uint8Array(3),
      /^readSafetensors: expected a length of 8 bytes\. Received: a file of 3\. The file is damaged/,
    ],
    [
      'a header beyond the end',
      Uint8Array.of(200, 0, 0, 0, 0, 0, 0, 0, 123),
      /a header within 9 bytes\. Received: one of 200/,
    ],
    ['a huge header', new Uint8Array(16).fill(255), /Received: one of 18446744073709552000/],
    ['broken JSON', file('{"a"'), /a header of JSON/],
    ['a list', file('[]'), /an object as 'header'\. Received: \[\]/],
    [
      'an unknown dtype',
      file({ a: { dtype: 'F8_E4M3', shape: [8], data_offsets: [0, 8] } }),
      /as dtype of 'a'\. Received: "F8_E4M3"/,
    ],
    ['a size that does not fit', file({ a: f32([3], 0, 8) }), /12 bytes of 'a' within 8\. Received: 0 to 8/],
    ['a huge shape', file({ a: f32([2 ** 40, 2 ** 40], 0, 8) }), /bytes of 'a' within 8/],
    ['a negative length', file({ a: f32([-2], 0, -8) }), /a shape of 'a'/],
    ['an end outside', file({ a: f32([4], 0, 16) }), /16 bytes of 'a' within 8\. Received: 0 to 16/],
    [
      'arrays that overlap',
      file({ a: f32([2], 0, 8), b: f32([1], 4, 8) }),
      /arrays one after another, the next at 8\. Received: one at 4/,
    ],
    ['a gap', file({ a: f32([1], 0, 4), b: f32([1], 8, 12) }, 12), /the next at 4\. Received: one at 8/],
    ['bytes left over', file({ a: f32([1], 0, 4) }), /4 bytes of arrays\. Received: 8/],
    ['metadata other than text', file({ __metadata__: { a: 1 } }, 0), /texts as metadata/],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => readSafetensors(bytes)).toThrow(message);
    expect(() => readSafetensors(bytes)).toThrow(OneirosError);
  });

  test('refuses to write data that does not fit', () => {
    const wrong = new Map([['a', { shape: [3], dtype: 'float32', data: new Float32Array(2) } as const]]);
    expect(() => writeSafetensors(wrong)).toThrow(
      /^writeSafetensors: expected 3 elements of float32 for the shape \[3\] of 'a'\. Received: 2/,
    );
  });

  test('fails with the documented error, whatever bytes change', () => {
    const bytes = writeSafetensors(
      new Map([
        ['a', { shape: [2], dtype: 'int16', data: Int16Array.of(1, 2) }],
        ['b', { shape: [], dtype: 'int64', data: BigInt64Array.of(7n) }],
      ]),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 4 }),
        fc.nat(bytes.length),
        (changes, size) => {
          const copy = bytes.slice(0, size % 3 ? bytes.length : size);
          for (const [at, value] of changes) copy[at % Math.max(1, copy.length)] = value;
          try {
            readSafetensors(copy);
          } catch (error) {
            if (!(error instanceof OneirosError)) throw error;
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
