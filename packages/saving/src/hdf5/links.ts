import { damaged, type Hdf5Source, nowhere, utf8 } from './hdf5-source.ts';
import { findMessage, type Message, messageTypes } from './object-header.ts';

/** Address of each child by its name; `nowhere` for a link by name (soft or to another file), which is never followed. */
export type Links = ReadonlyMap<string, number>;

const longestName = 4096;

/** The links of a group, in the order in which h5py shows them: by name, or as made where the group keeps that order. */
export function readLinks(source: Hdf5Source, messages: readonly Message[]): Links {
  const table = findMessage(source, messages, messageTypes.symbolTable);
  if (!table) return source.rarePart('readLinkMessages')(source, messages);
  const links = new Map<string, number>(); // the tree is ordered by name
  const tree = table.address();
  readSymbolTable(source, tree, nameHeap(source, table.address()), (name, address) =>
    addLink(source, links, name, address),
  );
  return links;
}

/** Notes a link, whose name must be one. */
export function addLink(source: Hdf5Source, links: Map<string, number>, name: string, address: number): void {
  source.claim(name.length);
  if (name === '' || name.length > longestName || name.includes('/'))
    throw damaged('a name of 1 to 4096 characters without /', JSON.stringify(name.slice(0, 60)));
  if (links.has(name)) throw damaged('children of different names', `'${name}' twice`);
  links.set(name, address);
}

/** The order of C's strcmp on UTF-8, which is that of code points. */
export function compareNames(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}

type AddLink = (name: string, address: number) => void;

/** Walks a version 1 B-tree of symbol table nodes (sections III.A.1 and III.B of the format). */
function readSymbolTable(
  source: Hdf5Source,
  address: number,
  nameAt: (offset: number) => string,
  add: AddLink,
  above = 64,
): void {
  const cursor = source.at(address).signature('TREE');
  if (cursor.byte() !== 0) throw damaged(`a group's tree at offset ${address}`, 'another tree');
  const level = cursor.byte();
  if (level >= above) throw damaged('levels of a tree that descend', `level ${level} under ${above}`);
  const used = cursor.short();
  cursor.skip(2 * source.addressSize + source.lengthSize); // the siblings, the first key
  source.claim(24 + used * (source.addressSize + source.lengthSize));
  for (let i = 0; i < used; i++) {
    const child = cursor.address();
    cursor.skip(source.lengthSize);
    if (level > 0) readSymbolTable(source, child, nameAt, add, level);
    else readSymbols(source, child, nameAt, add);
  }
}

function readSymbols(source: Hdf5Source, address: number, nameAt: (offset: number) => string, add: AddLink): void {
  const cursor = source.at(address).signature('SNOD');
  cursor.skip(2);
  const count = cursor.short();
  const entry = 2 * source.addressSize + 24;
  source.claim(8 + count * entry);
  for (let i = 0; i < count; i++) {
    const name = nameAt(cursor.address());
    const child = cursor.address();
    const isSoft = cursor.word() === 2;
    cursor.skip(20);
    add(name, isSoft ? nowhere : child);
  }
}

/** Names by their offset in a local heap (section III.D of the format). */
function nameHeap(source: Hdf5Source, address: number): (offset: number) => string {
  const head = source.at(address).signature('HEAP');
  head.skip(4);
  const size = head.length();
  head.skip(source.lengthSize);
  const { position, end } = source.at(head.address(), size);
  return (offset) => {
    const cursor = source.at(position + offset, end - position - offset);
    const name = cursor.take(Math.min(cursor.rest, longestName + 1));
    const stop = name.indexOf(0);
    if (offset < 0 || stop < 0)
      throw damaged(`a name that ends, at offset ${position + offset}`, `none within ${name.length} bytes`);
    return utf8(name.subarray(0, stop));
  };
}
