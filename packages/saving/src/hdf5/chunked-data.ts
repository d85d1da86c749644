import { placeChunks, readChunkIndex, readChunkTree } from './chunks.ts';
import { checkExpansion, filled } from './fill.ts';
import { readFilters } from './filters.ts';
import { type Cursor, damaged, type Hdf5Source, nowhere } from './hdf5-source.ts';
import type { Message } from './object-header.ts';

/** A dataset whose layout message says that it lies in chunks. */
export interface ChunkedLayout {
  /** Behind the kind of the layout. */
  readonly cursor: Cursor;
  readonly version: number;
  readonly shape: readonly number[];
  /** Bytes of all elements, and of one. */
  readonly total: number;
  readonly elementSize: number;
}

/** The bytes of all elements of a dataset that lies in chunks. */
export function readChunkedData(
  source: Hdf5Source,
  messages: readonly Message[],
  { cursor, version, shape, total, elementSize }: ChunkedLayout,
): Uint8Array {
  const flags = version === 4 ? cursor.byte() : 0;
  const rank = cursor.byte() - 1;
  const readTree = version === 3 ? cursor.address() : nowhere;
  const width = version === 4 ? cursor.byte() : 4;
  if (rank !== shape.length || rank < 1 || width > 8) throw damaged(`chunks of ${shape.length} axes`, `${rank}`);
  const chunkShape = shape.map(() => cursor.integer(width));
  if (cursor.integer(width) !== elementSize || chunkShape.some((length) => length < 1))
    throw damaged('chunks with elements', `[${chunkShape}]`);
  const chunkSize = chunkShape.reduce((product, length) => product * length, elementSize);
  const chunks =
    version === 3 ? readChunkTree(source, readTree, rank) : readChunkIndex(cursor, flags, shape, chunkShape, chunkSize);
  const stored = chunks.reduce((sum, chunk) => sum + chunk.size, 0);
  if (stored > source.bytes.length)
    throw damaged('chunks that do not overlap', `${stored} bytes in a file of ${source.bytes.length}`);
  checkExpansion(chunkSize * chunks.length, stored);
  const out = filled(source, messages, total, elementSize, stored);
  placeChunks(source, chunks, { shape, chunkShape, elementSize, filters: readFilters(source, messages) }, out);
  return out;
}
