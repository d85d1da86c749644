import { unzlibSync } from 'fflate';
import { damaged, type Hdf5Source, unsupported } from './hdf5-source.ts';
import { findMessage, type Message, messageTypes } from './object-header.ts';

/** One step of the pipeline that chunks went through when they were written. */
export interface Filter {
  readonly id: number;
  readonly values: readonly number[];
}

const deflate = 1;
const shuffle = 2;
const fletcher32 = 3;

/** Reads the filter pipeline message (section IV.A.2.l of the format); no filters without one. */
export function readFilters(source: Hdf5Source, messages: readonly Message[]): Filter[] {
  const cursor = findMessage(source, messages, messageTypes.filters);
  if (!cursor) return [];
  const version = cursor.version('a filter pipeline', 1, 2);
  const count = cursor.byte();
  if (version === 1) cursor.skip(6);
  return Array.from({ length: count }, () => {
    const id = cursor.short();
    const nameSize = version === 1 || id >= 256 ? cursor.short() : 0;
    cursor.skip(2);
    const valueCount = cursor.short();
    cursor.skip(version === 1 ? Math.ceil(nameSize / 8) * 8 : nameSize);
    const values = Array.from({ length: valueCount }, () => cursor.word());
    if (version === 1 && valueCount % 2 === 1) cursor.skip(4);
    if (![deflate, shuffle, fletcher32].includes(id))
      throw unsupported('gzip, shuffle or fletcher32 as filters', `filter ${id}`);
    return { id, values };
  });
}

/** Undoes the filters on one chunk, which must then be of `size` bytes. A bit of `mask` says that a filter was left out. */
export function undoFilters(stored: Uint8Array, filters: readonly Filter[], mask: number, size: number): Uint8Array {
  let bytes = stored;
  for (let i = filters.length - 1; i >= 0; i--) {
    if ((mask >> i) & 1) continue;
    const { id, values } = filters[i]!;
    if (id === deflate) bytes = inflate(bytes, size + 4);
    else if (id === shuffle) bytes = unshuffle(bytes, values[0] ?? 1);
    else bytes = checkFletcher32(bytes);
  }
  if (bytes.length !== size) throw damaged(`chunks of ${size} bytes`, `one of ${bytes.length}`);
  return bytes;
}

/** Inflates to at most `most` bytes. */
function inflate(bytes: Uint8Array, most: number): Uint8Array {
  try {
    return unzlibSync(bytes, { out: new Uint8Array(most) });
  } catch (error) {
    throw damaged('a chunk that gzip can read', error instanceof Error ? error.message : String(error));
  }
}

/** Puts the bytes of each element together again: shuffled, all first bytes come first, then all second ones. */
function unshuffle(bytes: Uint8Array, size: number): Uint8Array {
  const count = Math.floor(bytes.length / size);
  const out = bytes.slice(); // what is left over at the end stays in place
  for (let part = 0, from = 0; part < size && count > 0; part++) {
    for (let i = 0; i < count; i++) out[i * size + part] = bytes[from++]!;
  }
  return out;
}

/** Cuts off and checks Fletcher's checksum over big-endian 16-bit words. */
function checkFletcher32(bytes: Uint8Array): Uint8Array {
  const size = bytes.length - 4;
  if (size < 0) throw damaged('a checksum of 4 bytes', `${bytes.length} bytes`);
  let low = 0;
  let high = 0;
  for (let at = 0; at < size; at += 2) {
    low = (low + (bytes[at]! << 8) + (at + 1 < size ? bytes[at + 1]! : 0)) % 65535;
    high = (high + low) % 65535;
  }
  const found = ((bytes[size + 3]! << 24) | (bytes[size + 2]! << 16) | (bytes[size + 1]! << 8) | bytes[size]!) >>> 0;
  const [foundLow, foundHigh] = [(found & 65535) % 65535, (found >>> 16) % 65535];
  if (foundLow !== low || foundHigh !== high)
    throw damaged('a chunk with the checksum that it declares', 'another one');
  return bytes.subarray(0, size);
}
