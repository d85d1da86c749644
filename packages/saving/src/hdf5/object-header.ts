import { type Cursor, damaged, type Hdf5Source, latin, unsupported } from './hdf5-source.ts';

/** One message of an object header: a typed piece of what is known about a group or dataset. */
export interface Message {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

/** The types of messages that are read. */
export const messageTypes = {
  dataspace: 1,
  linkInfo: 2,
  datatype: 3,
  oldFillValue: 4,
  fillValue: 5,
  link: 6,
  externalFiles: 7,
  layout: 8,
  filters: 11,
  attribute: 12,
  continuation: 16,
  symbolTable: 17,
  attributeInfo: 21,
} as const;

const mostMessages = 65_536;

/** The messages of the object at `address`, in both versions of the header (sections IV.A.1.a and b of the format). */
export function readObjectHeader(source: Hdf5Source, address: number): Message[] {
  const cursor = source.at(address);
  const old = source.bytes[address] === 1;
  const blocks: Cursor[] = [];
  let frame: (block: Cursor) => { readonly type: number; readonly size: number; readonly flags: number };
  let smallest = 8;
  if (old) {
    cursor.skip(8);
    const size = cursor.word();
    cursor.skip(4);
    blocks.push(cursor.block(size));
    frame = (block) => {
      const head = { type: block.short(), size: block.short(), flags: block.byte() };
      block.skip(3);
      return head;
    };
  } else {
    if (latin(cursor.take(4)) !== 'OHDR') throw damaged(`an object header at offset ${address}`, 'other bytes');
    cursor.version('an object header', 2);
    const flags = cursor.byte();
    cursor.skip((flags & 32 ? 16 : 0) + (flags & 16 ? 4 : 0)); // times; limits of compact storage
    blocks.push(cursor.block(cursor.integer(1 << (flags & 3))));
    const order = flags & 4 ? 2 : 0;
    smallest = 4 + order;
    frame = (block) => {
      const head = { type: block.byte(), size: block.short(), flags: block.byte() };
      block.skip(order);
      return head;
    };
  }
  const messages: Message[] = [];
  for (const block of blocks) {
    source.claim(block.rest);
    while (block.rest >= smallest) {
      const { type, size, flags } = frame(block);
      const body = block.block(size);
      if (type === messageTypes.continuation) {
        const next = source.at(body.address(), body.length());
        if (!old) next.signature('OCHK');
        blocks.push(old ? next : next.block(next.rest - 4)); // without the checksum
        continue;
      }
      if (flags & 2) throw unsupported('datatypes and dataspaces stored in place', 'a shared header message');
      messages.push({ type, start: body.position, end: body.end });
      if (messages.length > mostMessages) throw damaged(`at most ${mostMessages} header messages`, 'more');
    }
  }
  return messages;
}

/** A cursor over the body of the first message of `type`, if there is one. */
export function findMessage(source: Hdf5Source, messages: readonly Message[], type: number): Cursor | undefined {
  const found = messages.find((message) => message.type === type);
  return found && source.at(found.start, found.end - found.start);
}
