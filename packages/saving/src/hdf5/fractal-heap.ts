import { type Cursor, damaged, type Hdf5Source, nowhere, unsupported } from './hdf5-source.ts';

/**
 * The objects of a fractal heap in the order of the version 2 B-tree at `tree` that lists them (sections III.A.2 and III.G of the
 * format): links or attributes of a group that has many. A record of the tree holds the object's id after `before` bytes.
 */
export function fractalHeapObjects(source: Hdf5Source, heap: number, tree: number, before: number): Cursor[] {
  const head = source.at(heap).signature('FRHP');
  head.version('a fractal heap', 0);
  const idSize = head.short();
  if (head.short() > 0) throw unsupported('links and attributes without filters', 'a filtered heap');
  head.skip(1);
  const mostManaged = head.word();
  head.skip(10 * source.lengthSize + 2 * source.addressSize);
  const width = head.short();
  const firstSize = head.length();
  const directSize = head.length();
  const offsetSize = Math.ceil(head.short() / 8);
  head.skip(2);
  const root = head.address();
  const rows = head.short();
  if (width === 0 || rows > 64 || !isPowerOfTwo(firstSize) || !isPowerOfTwo(directSize) || !isPowerOfTwo(width)) {
    throw damaged(
      'a fractal heap with rows of blocks',
      `width ${width}, ${rows} rows, sizes ${firstSize} to ${directSize}`,
    );
  }
  const lengthSize = Math.min(Math.ceil(Math.log2(directSize) / 8), bytesFor(mostManaged));

  /** Rows of blocks double in size from the second on. */
  const rowSize = (row: number): number => firstSize * 2 ** Math.max(0, row - 1);
  const directRows = Math.log2(directSize / firstSize) + 2;
  const childrenOf = (address: number, count: number): number[] => {
    const cursor = source.at(address).signature('FHIB');
    cursor.skip(1 + source.addressSize + offsetSize);
    source.claim(count * width * source.addressSize);
    return Array.from({ length: count * width }, () => cursor.address());
  };
  const tables = new Map<number, number[]>();
  /** Where the heap's byte `offset` lies, searched from the block at `address` of `rowCount` rows (0: it holds objects itself). */
  const locate = (address: number, rowCount: number, offset: number, size: number, depth: number): Cursor => {
    if (rowCount === 0) {
      source.at(address).signature('FHDB');
      return source.at(address + offset, size);
    }
    if (depth > 8) throw damaged('a fractal heap of few levels', 'more than 8');
    let table = tables.get(address);
    table ??= childrenOf(address, rowCount);
    tables.set(address, table);
    let start = 0;
    for (let row = 0; row < rowCount; row++) {
      const block = rowSize(row);
      const column = Math.floor((offset - start) / block);
      if (column < width) {
        // A block beyond the direct ones holds a table with as many rows as fill its size.
        const inner = row < directRows ? 0 : Math.log2(block / firstSize / width) + 1;
        return locate(table[row * width + column] ?? nowhere, inner, offset - start - column * block, size, depth + 1);
      }
      start += width * block;
    }
    throw damaged('heap objects within their heap', `one at ${offset}`);
  };

  return treeRecords(source, tree).map((record) => {
    record.skip(before);
    const id = record.block(idSize);
    const kind = (id.byte() >> 4) & 3;
    if (kind !== 0) throw unsupported('links and attributes of moderate size', 'one stored apart from its heap');
    const offset = id.integer(offsetSize);
    const size = id.integer(lengthSize);
    source.claim(size);
    return locate(root, rows, offset, size, 0);
  });
}

function isPowerOfTwo(value: number): boolean {
  return value > 0 && Number.isInteger(Math.log2(value));
}

/** Bytes that hold every number up to `limit`. */
function bytesFor(limit: number): number {
  return Math.floor(Math.log2(Math.max(1, limit)) / 8) + 1;
}

/** The records of a version 2 B-tree in order. */
function treeRecords(source: Hdf5Source, address: number): Cursor[] {
  const records: Cursor[] = [];
  if (address === nowhere) return records;
  const head = source.at(address).signature('BTHD');
  head.skip(2);
  const nodeSize = head.word();
  const recordSize = head.short();
  const depth = head.short();
  head.skip(2);
  const root = head.address();
  const rootCount = head.short();
  if (recordSize === 0 || depth > 8)
    throw damaged('a tree of records', `records of ${recordSize} bytes, depth ${depth}`);

  // Widths of the two counts beside a child's address depend on how many records fit (note in section III.A.2).
  const mostInLeaf = Math.floor((nodeSize - 10) / recordSize);
  const countSize = bytesFor(mostInLeaf);
  const totalSizes: number[] = [0];
  let most = mostInLeaf;
  let mostBelow = mostInLeaf;
  for (let level = 1; level <= depth; level++) {
    const pointer = source.addressSize + countSize + totalSizes[level - 1]!;
    most = Math.floor((nodeSize - 10 - pointer) / (recordSize + pointer));
    mostBelow = (most + 1) * mostBelow + most;
    totalSizes.push(bytesFor(mostBelow));
  }

  const walk = (at: number, count: number, level: number): void => {
    const cursor = source.at(at).signature(level === 0 ? 'BTLF' : 'BTIN');
    cursor.skip(2);
    source.claim(10 + count * recordSize);
    const own = Array.from({ length: count }, () => cursor.block(recordSize));
    for (let i = 0; i <= count; i++) {
      if (level > 0) {
        const child = cursor.address();
        const childCount = cursor.integer(countSize);
        cursor.skip(totalSizes[level - 1]!);
        walk(child, childCount, level - 1);
      }
      if (i < count) records.push(own[i]!);
    }
  };
  if (rootCount > 0) walk(root, rootCount, depth);
  return records;
}
