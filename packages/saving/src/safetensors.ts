import { arrayOf, bytesOf, type DType, expected, type OneirosError, show, type TypedArray } from '@oneiros/core';

/** An array with its shape, in row-major order. float16 and bfloat16 are their 16 bits, booleans 0 and 1. */
export interface NamedArray {
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly data: TypedArray;
}

/** What a safetensors file holds: arrays by name, and texts about them. */
export interface Safetensors {
  readonly tensors: ReadonlyMap<string, NamedArray>;
  readonly metadata: ReadonlyMap<string, string>;
}

/**
 * Reads a safetensors file: a length, a JSON header, and the bytes of all arrays without gaps. Arrays are views of `bytes`
 * where their place in memory allows it: copy them before you change them. Headers above 100 MB, ranges that overlap, leave
 * gaps or do not fit their shapes, and unknown dtypes are errors.
 *
 * ```ts
 * const { tensors } = readSafetensors(bytes);
 * tensors.get('dense/kernel')?.data; // Float32Array
 * ```
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  const file = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = readHeader(file);
  const start = 8 + header.size;
  const tensors = new Map<string, NamedArray>();
  const metadata = new Map<string, string>();
  const ranges: (readonly [from: number, to: number])[] = [];
  for (const [name, entry] of Object.entries(header.json)) {
    if (name === '__metadata__') {
      for (const [key, value] of Object.entries(asObject(entry, name))) {
        if (typeof value !== 'string') throw refuse('texts as metadata', `${show(key)}: ${show(value)}`);
        metadata.set(key, value);
      }
      continue;
    }
    const { dtype, shape, from, to } = readEntry(name, asObject(entry, name), file.length - start);
    ranges.push([from, to]);
    const inside = file.subarray(start + from, start + to);
    const own = inside.byteOffset % bytesOf(dtype) === 0 ? inside : inside.slice();
    tensors.set(name, {
      shape,
      dtype,
      data: new (arrayOf(dtype))(own.buffer as ArrayBuffer, own.byteOffset, own.length / bytesOf(dtype)),
    });
  }
  let done = 0;
  for (const [from, to] of ranges.sort(([a, b], [c, d]) => a - c || b - d)) {
    if (from !== done) throw refuse(`arrays one after another, the next at ${done}`, `one at ${from}`);
    done = to;
  }
  if (done !== file.length - start) throw refuse(`${done} bytes of arrays`, `${file.length - start}`);
  return { tensors, metadata };
}

/**
 * The bytes of a safetensors file: arrays with the widest elements first, so that each lies at a multiple of its element's size.
 *
 * ```ts
 * const bytes = writeSafetensors(new Map([['bias', { shape: [2], dtype: 'float32', data: new Float32Array(2) }]]));
 * ```
 */
export function writeSafetensors(
  tensors: ReadonlyMap<string, NamedArray>,
  metadata: ReadonlyMap<string, string> = new Map(),
): Uint8Array {
  const sorted = [...tensors].sort(([a, x], [b, y]) => bytesOf(y.dtype) - bytesOf(x.dtype) || (a < b ? -1 : 1));
  const entries: [string, unknown][] = metadata.size > 0 ? [['__metadata__', Object.fromEntries(metadata)]] : [];
  let size = 0;
  for (const [name, { shape, dtype, data }] of sorted) {
    const count = product(shape);
    if (name === '__metadata__' || !(data instanceof arrayOf(dtype)) || data.length !== count) {
      const advice = 'Pass all elements in row-major order, in the typed array of the dtype.';
      throw expected(
        'writeSafetensors',
        `${count} elements of ${dtype} for the shape [${shape}] of '${name}'`,
        `${data.length} in ${show(data)}`,
        advice,
      );
    }
    entries.push([name, { dtype: names[dtype], shape, data_offsets: [size, size + data.byteLength] }]);
    size += data.byteLength;
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const start = 8 + Math.ceil(json.length / 8) * 8;
  const out = new Uint8Array(start + size).fill(32, 8, start); // spaces fill up the header
  new DataView(out.buffer).setBigUint64(0, BigInt(start - 8), true);
  out.set(json, 8);
  let at = start;
  for (const [, { data }] of sorted) {
    out.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return out;
}

const names: { readonly [D in DType]: string } = {
  ...{ float64: 'F64', float32: 'F32', float16: 'F16', bfloat16: 'BF16', bool: 'BOOL' },
  ...{ int64: 'I64', int32: 'I32', int16: 'I16', int8: 'I8', uint64: 'U64', uint32: 'U32', uint16: 'U16', uint8: 'U8' },
};
const largestHeader = 100_000_000;

function readHeader(file: Uint8Array): { readonly json: { readonly [name: string]: unknown }; readonly size: number } {
  if (file.length < 8) throw refuse('a length of 8 bytes', `a file of ${file.length}`);
  const size = Number(new DataView(file.buffer, file.byteOffset, 8).getBigUint64(0, true));
  if (size > Math.min(largestHeader, file.length - 8))
    throw refuse(`a header within ${file.length} bytes`, `one of ${size}`);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(8, 8 + size)));
  } catch (error) {
    throw refuse('a header of JSON', error instanceof Error ? error.message : String(error));
  }
  return { json: asObject(json, 'header'), size };
}

function readEntry(
  name: string,
  entry: { readonly [key: string]: unknown },
  size: number,
): { dtype: DType; shape: number[]; from: number; to: number } {
  const { dtype: code, shape, data_offsets: offsets } = entry;
  const found = Object.entries(names).find(([, known]) => known === code);
  if (!found) throw refuse(`one of ${Object.values(names).join(', ')} as dtype of '${name}'`, show(code));
  const dtype = found[0] as DType;
  if (!isCounts(shape) || shape.length > 32) throw refuse(`a shape of '${name}'`, show(shape));
  if (!isCounts(offsets) || offsets.length !== 2) throw refuse(`two offsets of '${name}'`, show(offsets));
  const [from, to] = offsets as [number, number];
  const bytes = product(shape) * bytesOf(dtype);
  if (to > size || to - from !== bytes) throw refuse(`${bytes} bytes of '${name}' within ${size}`, `${from} to ${to}`);
  return { dtype, shape, from, to };
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}

function product(shape: readonly number[]): number {
  return shape.includes(0) ? 0 : shape.reduce((size, length) => size * length, 1);
}

function asObject(value: unknown, name: string): { readonly [key: string]: unknown } {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as { readonly [key: string]: unknown };
  throw refuse(`an object as '${name}'`, show(value));
}

function refuse(what: string, received: string): OneirosError {
  return expected(
    'readSafetensors',
    what,
    received,
    'The file is damaged or cut short, or newer than this reader: save or download it again.',
  );
}
