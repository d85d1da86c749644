import type { TypedArray } from '@oneiros/core';
import { readDataspace } from './dataspace.ts';
import { type Datatype, readDatatype } from './datatype.ts';
import { type Cursor, damaged, type Hdf5Source, nowhere, unsupported, utf8 } from './hdf5-source.ts';
import { findMessage, type Message, messageTypes } from './object-header.ts';
import { decodeValues } from './values.ts';

/** What an attribute holds: one value, or all elements of an array in order; null where it is empty. 64-bit integers are bigints. */
export type Hdf5Attribute = string | number | bigint | boolean | null | readonly string[] | TypedArray;

/** The attributes of an object, by name in the order of the file. */
export function readAttributes(source: Hdf5Source, messages: readonly Message[]): Map<string, Hdf5Attribute> {
  const attributes = new Map<string, Hdf5Attribute>();
  const add = (cursor: Cursor): void => {
    const [name, value] = readAttribute(cursor);
    if (attributes.has(name)) throw damaged('attributes of different names', `'${name}' twice`);
    attributes.set(name, value);
  };
  for (const { type, start, end } of messages) if (type === messageTypes.attribute) add(source.at(start, end - start));
  const info = findMessage(source, messages, messageTypes.attributeInfo);
  if (info) {
    info.version('attribute information', 0);
    if (info.byte() & 1) info.skip(2);
    const heapAddress = info.address();
    if (heapAddress !== nowhere)
      for (const found of source.rarePart('fractalHeapObjects')(source, heapAddress, info.address(), 0)) add(found);
  }
  return attributes;
}

/** Reads an attribute message (section IV.A.2.m of the format). */
function readAttribute(cursor: Cursor): [name: string, value: Hdf5Attribute] {
  const version = cursor.version('an attribute', 1, 2, 3);
  if (cursor.byte() && version > 1)
    throw unsupported('datatypes and dataspaces stored in place', 'an attribute with shared ones');
  const sizes = [cursor.short(), cursor.short(), cursor.short()];
  if (version === 3) cursor.skip(1);
  const [nameBytes, typeBytes, spaceBytes] = sizes.map((size) => {
    const part = cursor.block(size);
    if (version === 1) cursor.skip(Math.min(cursor.rest, -size & 7));
    return part;
  }) as [Cursor, Cursor, Cursor];
  const name = utf8(nameBytes.take(Math.max(0, nameBytes.rest - 1))); // ends with a zero byte
  const type = readDatatype(typeBytes);
  const { shape, size } = readDataspace(spaceBytes);
  if (shape === null) return [name, null];
  const values = decodeValues(cursor.take(size * type.size), type, cursor.source);
  return [name, shape.length === 0 ? scalar(values, type) : values];
}

function scalar(values: TypedArray | string[], { dtype }: Datatype): Hdf5Attribute {
  const value = values[0]!;
  return dtype === 'bool' ? Number(value) !== 0 : value;
}
