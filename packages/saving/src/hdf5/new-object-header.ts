import { damaged, type Hdf5Source, latin } from './hdf5-source.ts';
import { type Message, readMessages } from './object-header.ts';

/** The messages of an object with a header of version 2 (section IV.A.1.b of the format). */
export function readNewObjectHeader(source: Hdf5Source, address: number): Message[] {
  const cursor = source.at(address);
  if (latin(cursor.take(4)) !== 'OHDR') throw damaged(`an object header at offset ${address}`, 'other bytes');
  cursor.version('an object header', 2);
  const flags = cursor.byte();
  cursor.skip((flags & 32 ? 16 : 0) + (flags & 16 ? 4 : 0)); // times; limits of compact storage
  const order = flags & 4 ? 2 : 0;
  return readMessages(cursor.block(cursor.integer(1 << (flags & 3))), {
    smallest: 4 + order,
    head: (block) => {
      const head = { type: block.byte(), size: block.short(), flags: block.byte() };
      block.skip(order);
      return head;
    },
    continued: (block) => block.signature('OCHK').block(block.rest - 4), // without the checksum
  });
}
