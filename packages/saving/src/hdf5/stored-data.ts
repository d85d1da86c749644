import { damaged, type Hdf5Source, nowhere, unsupported } from './hdf5-source.ts';
import { findMessage, type Message, messageTypes } from './object-header.ts';

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
    if (start === nowhere) return source.rarePart('filled')(source, messages, total, elementSize);
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
