import { damaged, type Hdf5Source, utf8 } from './hdf5-source.ts';

type Collection = ReadonlyMap<number, HeapObject>;

// Each is decoded once.
const collections = /*#__PURE__*/ new WeakMap<Hdf5Source, Map<number, Collection>>();

/** A text of variable length, by the address of its collection and its index there (section III.E of the format). */
export function textInHeap(source: Hdf5Source, address: number, index: number, length: number): string {
  if (length === 0) return '';
  const known = collections.get(source) ?? new Map<number, Collection>();
  collections.set(source, known);
  const objects = known.get(address) ?? readCollection(source, address);
  known.set(address, objects);
  const found = objects.get(index);
  if (!found || length > found.size || (found.text !== undefined && length !== found.length)) {
    throw damaged(
      `a text of ${length} bytes as object ${index} of the global heap at offset ${address}`,
      found ? `${found.size} bytes` : 'none',
    );
  }
  found.length = length;
  found.text ??= utf8(source.at(found.start, length).take(length));
  return found.text;
}

interface HeapObject {
  readonly start: number;
  readonly size: number;
  /** Bytes of the text that is referred to, once it was. */
  length: number;
  text: string | undefined;
}

function readCollection(source: Hdf5Source, address: number): Collection {
  const head = source.at(address).signature('GCOL');
  head.version('a global heap', 1);
  head.skip(3);
  const size = head.length();
  const cursor = source.at(address, size);
  cursor.skip(head.position - address);
  source.claim(size);
  const objects = new Map<number, HeapObject>();
  while (cursor.rest >= 8 + source.lengthSize) {
    const index = cursor.short();
    cursor.skip(6);
    const objectSize = cursor.length();
    if (index === 0) break; // the free space at the end
    objects.set(index, { start: cursor.position, size: objectSize, length: 0, text: undefined });
    cursor.skip(Math.min(cursor.rest, Math.ceil(objectSize / 8) * 8));
    if (objectSize > size) throw damaged('heap objects within their collection', `${objectSize} bytes`);
  }
  return objects;
}
