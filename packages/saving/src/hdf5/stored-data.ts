import { type Cursor, damaged, type Hdf5Source, nowhere, unsupported } from './hdf5-source.ts';
import { findMessage, type Message, messageTypes } from './object-header.ts';

/** A dataset may be this large while little of it is stored, … */
const freeBytes = 2 ** 24;
/** … and this many times what is stored beyond that. */
const mostExpansion = 100;

/** The bytes of all elements of a dataset, with filters undone and gaps filled: a view of the file where nothing is to do. */
export function readStoredData(
  source: Hdf5Source,
  messages: readonly Message[],
  shape: readonly number[],
  size: number,
  elementSize: number,
): Uint8Array {
  if (findMessage(source, messages, messageTypes.externalFiles))
    throw unsupported('data inside the file', 'a dataset in external files');
  const cursor = findMessage(source, messages, messageTypes.layout);
  if (!cursor) throw damaged('a dataset with a layout', 'none');
  const version = cursor.version('a data layout', 3, 4);
  const kind = cursor.byte();
  const total = size * elementSize;
  if (kind === 0) {
    const bytes = cursor.take(cursor.short());
    if (bytes.length < total) throw damaged(`${total} bytes of data`, `${bytes.length}`);
    return bytes.subarray(0, total);
  }
  if (kind === 1) {
    const start = cursor.address();
    if (start === nowhere) return filled(source, messages, checkExpansion(total, 0), elementSize);
    const stored = cursor.length();
    if (stored < total) throw damaged(`${total} bytes of data`, `${stored}`);
    return source.at(start, stored).take(total);
  }
  if (kind !== 2)
    throw unsupported(
      'data stored as contiguous, compact or chunked',
      kind === 3 ? 'a virtual dataset' : `layout ${kind}`,
    );
  if (total === 0) return new Uint8Array(0);
  return source.rarePart('readChunkedData')(source, messages, { cursor, version, shape, total, elementSize });
}

/** `size`, if it is in proportion to what is stored. */
export function checkExpansion(size: number, stored: number): number {
  if (size > freeBytes && size > mostExpansion * stored)
    throw damaged(`at most ${mostExpansion} times the stored ${stored} bytes`, `${size} bytes`);
  return size;
}

/** Bytes that repeat the dataset's fill value (sections IV.A.2.e and f of the format). */
export function filled(
  source: Hdf5Source,
  messages: readonly Message[],
  size: number,
  elementSize: number,
): Uint8Array {
  const out = new Uint8Array(size);
  const value = fillValue(
    findMessage(source, messages, messageTypes.fillValue),
    findMessage(source, messages, messageTypes.oldFillValue),
  );
  if (!value || value.length !== elementSize || value.every((byte) => byte === 0) || size === 0) return out;
  out.set(value);
  for (let done = elementSize; done < size; done *= 2) out.copyWithin(done, 0, Math.min(done, size - done));
  return out;
}

function fillValue(cursor: Cursor | undefined, old: Cursor | undefined): Uint8Array | undefined {
  if (!cursor) return old?.take(old.word());
  const version = cursor.version('a fill value', 1, 2, 3);
  const flags = cursor.byte();
  if (version < 3) cursor.skip(1);
  const defined = version === 3 ? (flags & 32) !== 0 : cursor.byte() !== 0 || version === 1;
  return defined ? cursor.take(cursor.word()) : undefined;
}
