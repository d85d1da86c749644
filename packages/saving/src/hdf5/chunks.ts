import { type Filter, undoFilters } from './filters.ts';
import { type Cursor, damaged, type Hdf5Source, nowhere, unsupported } from './hdf5-source.ts';

/** A piece of a dataset as it lies in the file. */
export interface Chunk {
  readonly start: number;
  readonly size: number;
  /** Filters that were left out, by bit. */
  readonly mask: number;
  /** Index of its first element along each axis. */
  readonly offset: readonly number[];
}

/** The chunks that a version 1 B-tree lists (section III.A.1 of the format). */
export function readChunkTree(source: Hdf5Source, root: number, rank: number): Chunk[] {
  const chunks: Chunk[] = [];
  let unread = source.bytes.length; // nodes of an honest tree do not overlap
  const walk = (address: number, above: number): void => {
    const cursor = source.at(address).signature('TREE');
    if (cursor.byte() !== 1) throw damaged(`a dataset's tree at offset ${address}`, 'another tree');
    const level = cursor.byte();
    if (level >= above) throw damaged('levels of a tree that descend', `level ${level} under ${above}`);
    const used = cursor.short();
    cursor.skip(2 * source.addressSize);
    unread -= 24 + used * (16 + 8 * rank);
    if (unread < 0) throw damaged('tree nodes that do not overlap', 'some that share their bytes');
    for (let i = 0; i < used; i++) {
      const size = cursor.word();
      const mask = cursor.word();
      const offset = Array.from({ length: rank }, () => cursor.integer(8));
      cursor.skip(8); // along the bytes of an element
      const child = cursor.address();
      if (level > 0) walk(child, level);
      else chunks.push({ start: child, size, mask, offset });
    }
  };
  if (root !== nowhere) walk(root, 64); // else nothing was ever written
  return chunks;
}

/** The chunks of a layout of version 4: one chunk, or a plain run of chunks without filters (section VII of the format). */
export function readChunkIndex(
  cursor: Cursor,
  flags: number,
  shape: readonly number[],
  chunkShape: readonly number[],
  size: number,
): Chunk[] {
  const kind = cursor.byte();
  if (kind > 2)
    throw unsupported('chunks listed by a version 1 B-tree', `chunk index ${kind}, which libver="latest" writes`);
  const filtered = kind === 1 && (flags & 2) !== 0;
  const stored = filtered ? cursor.length() : size;
  const mask = filtered ? cursor.word() : 0;
  const start = cursor.address();
  if (start === nowhere) return [];
  if (kind === 1) return [{ start, size: stored, mask, offset: shape.map(() => 0) }];
  const counts = shape.map((length, axis) => Math.ceil(length / chunkShape[axis]!));
  const total = counts.reduce((product, count) => product * count, 1);
  cursor.source.at(start, total * size);
  return Array.from({ length: total }, (_, index) => {
    let rest = index;
    const offset = shape.map(() => 0);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      offset[axis] = (rest % counts[axis]!) * chunkShape[axis]!;
      rest = Math.floor(rest / counts[axis]!);
    }
    return { start: start + index * size, size, mask, offset };
  });
}

/** Where chunks go and how they were made. */
export interface ChunkPlan {
  readonly shape: readonly number[];
  readonly chunkShape: readonly number[];
  readonly elementSize: number;
  readonly filters: readonly Filter[];
}

/** Copies every chunk to its place in `out`, which holds the whole dataset in row-major order. */
export function placeChunks(source: Hdf5Source, chunks: readonly Chunk[], plan: ChunkPlan, out: Uint8Array): void {
  const { shape, chunkShape, elementSize, filters } = plan;
  const chunkSize = chunkShape.reduce((product, length) => product * length, elementSize);
  const seen = new Set<string>();
  for (const { start, size, mask, offset } of chunks) {
    const outside = offset.some((first, axis) => first < 0 || first >= shape[axis]! || first % chunkShape[axis]! !== 0);
    if (outside || seen.has(`${offset}`)) throw damaged(`chunks that tile the shape [${shape}]`, `one at [${offset}]`);
    seen.add(`${offset}`);
    const bytes = undoFilters(source.at(start, size).take(size), filters, mask, chunkSize);
    copyBlock(bytes, out, offset, plan);
  }
}

/** Copies the rows of one chunk, cut where the chunk reaches over the dataset's edge. */
function copyBlock(
  bytes: Uint8Array,
  out: Uint8Array,
  offset: readonly number[],
  { shape, chunkShape, elementSize }: ChunkPlan,
): void {
  const last = shape.length - 1;
  const copy = (axis: number, from: number, to: number): void => {
    const count = Math.min(chunkShape[axis]!, shape[axis]! - offset[axis]!);
    if (axis === last) {
      const start = from * chunkShape[axis]! * elementSize;
      out.set(bytes.subarray(start, start + count * elementSize), (to * shape[axis]! + offset[axis]!) * elementSize);
      return;
    }
    for (let i = 0; i < count; i++) copy(axis + 1, from * chunkShape[axis]! + i, to * shape[axis]! + offset[axis]! + i);
  };
  copy(0, 0, 0);
}
