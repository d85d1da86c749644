import { type Cursor, type Hdf5Source, nowhere, unsupported, utf8 } from './hdf5-source.ts';
import { addLink, compareNames, type Links } from './links.ts';
import { findMessage, type Message, messageTypes } from './object-header.ts';

/** The links of a group that has them as messages, or many in a heap: one that keeps an order, or is of a newer format. */
export function readLinkMessages(source: Hdf5Source, messages: readonly Message[]): Links {
  const links = new Map<string, number>();
  const orders = new Map<string, number>();
  const add = (cursor: Cursor): void => {
    const { name, address, order } = readLink(cursor);
    addLink(source, links, name, address);
    orders.set(name, order);
  };
  for (const { type, start, end } of messages) if (type === messageTypes.link) add(source.at(start, end - start));
  const info = findMessage(source, messages, messageTypes.linkInfo);
  let byOrder = false;
  if (info) {
    info.version('link information', 0);
    const flags = info.byte();
    byOrder = (flags & 1) !== 0;
    if (byOrder) info.skip(8);
    const heap = info.address();
    if (heap !== nowhere)
      for (const found of source.rarePart('fractalHeapObjects')(source, heap, info.address(), 4)) add(found);
  }
  return new Map([...links].sort(([a], [b]) => (byOrder ? orders.get(a)! - orders.get(b)! : compareNames(a, b))));
}

/** Reads a link message (section IV.A.2.g of the format). */
function readLink(cursor: Cursor): { readonly name: string; readonly address: number; readonly order: number } {
  cursor.version('a link', 1);
  const flags = cursor.byte();
  const type = flags & 8 ? cursor.byte() : 0;
  const order = flags & 4 ? cursor.integer(8) : 0;
  if (flags & 16) cursor.skip(1); // ASCII or UTF-8
  const name = utf8(cursor.take(cursor.integer(1 << (flags & 3))));
  if (type > 1 && type !== 64) throw unsupported('links of a known kind', `'${name}' of kind ${type}`);
  return { name, address: type === 0 ? cursor.address() : nowhere, order };
}
