import { type Cursor, damaged, type Hdf5Source, unsupported } from './hdf5-source.ts';

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

/** The messages of the object at `address` (section IV.A.1.a of the format). */
export function readObjectHeader(source: Hdf5Source, address: number): Message[] {
  if (source.bytes[address] !== 1) return source.rarePart('readNewObjectHeader')(source, address);
  const cursor = source.at(address);
  cursor.skip(8);
  const size = cursor.word();
  cursor.skip(4);
  return readMessages(cursor.block(size), {
    smallest: 8,
    head: (block) => {
      const head = { type: block.short(), size: block.short(), flags: block.byte() };
      block.skip(3);
      return head;
    },
    continued: (block) => block,
  });
}

/** How messages are framed in a version of the header. */
export interface Framing {
  /** Bytes of the head of a message. */
  readonly smallest: number;
  readonly head: (block: Cursor) => { readonly type: number; readonly size: number; readonly flags: number };
  /** The messages in a block that continues another. */
  readonly continued: (block: Cursor) => Cursor;
}

/** The messages in a block and those that continue it. */
export function readMessages(first: Cursor, { smallest, head, continued }: Framing): Message[] {
  const { source } = first;
  const blocks = [first];
  const messages: Message[] = [];
  for (const block of blocks) {
    source.claim(block.rest);
    while (block.rest >= smallest) {
      const { type, size, flags } = head(block);
      const body = block.block(size);
      if (type === messageTypes.continuation) {
        blocks.push(continued(source.at(body.address(), body.length())));
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
