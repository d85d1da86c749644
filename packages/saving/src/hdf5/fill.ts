import { type Cursor, damaged, type Hdf5Source } from './hdf5-source.ts';
import { findMessage, type Message, messageTypes } from './object-header.ts';

/** A dataset may be this large while little of it is stored, … */
const freeBytes = 2 ** 24;
/** … and this many times what is stored beyond that. */
const mostExpansion = 100;

/** `size`, if it is in proportion to what is stored. */
export function checkExpansion(size: number, stored: number): number {
  if (size > freeBytes && size > mostExpansion * stored)
    throw damaged(`at most ${mostExpansion} times the stored ${stored} bytes`, `${size} bytes`);
  return size;
}

/**
 * Bytes that repeat the dataset's fill value (sections IV.A.2.e and f of the format): all of a dataset that was never
 * written, and the gaps between its chunks, where `stored` bytes are in the file.
 */
export function filled(
  source: Hdf5Source,
  messages: readonly Message[],
  size: number,
  elementSize: number,
  stored = 0,
): Uint8Array {
  const out = new Uint8Array(checkExpansion(size, stored));
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
