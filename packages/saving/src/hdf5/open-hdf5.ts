import { type DType, expected, type TypedArray } from '@oneiros/core';
import type { RareParts } from '../internal/rare.ts';
import type { Hdf5Attribute } from './attributes.ts';
import { type Dataspace, readDataspace } from './dataspace.ts';
import { type Datatype, readDatatype } from './datatype.ts';
import { damaged, Hdf5Source, nowhere, unsupported } from './hdf5-source.ts';
import { type Links, readLinks } from './links.ts';
import { findMessage, type Message, messageTypes, readObjectHeader } from './object-header.ts';
import { readStoredData } from './stored-data.ts';
import { decodeValues } from './values.ts';

/** Opens an HDF5 file, as `readHdf5` does, with the rare parts or without. */
export function openHdf5(bytes: Uint8Array, rare: RareParts | null): Hdf5Group {
  const start = findSuperblock(bytes);
  const source = new Hdf5Source(bytes.subarray(start), rare);
  const cursor = source.at(8);
  const version = cursor.version('a superblock', 0, 1, 2, 3);
  if (version < 2) cursor.skip(4);
  source.addressSize = cursor.byte();
  source.lengthSize = cursor.byte();
  if (![4, 8].includes(source.addressSize) || ![4, 8].includes(source.lengthSize)) {
    throw unsupported('addresses and lengths of 4 or 8 bytes', `${source.addressSize} and ${source.lengthSize}`);
  }
  cursor.skip(version < 2 ? (version === 0 ? 9 : 13) : 1);
  cursor.address(); // the base: `start`, or 0 where something was put in front of the file
  cursor.address();
  const end = cursor.address();
  if (end > source.bytes.length + start)
    throw damaged(`a file of ${end} bytes`, `${source.bytes.length + start} bytes`);
  if (version < 2) cursor.skip(2 * source.addressSize);
  const context: Context = { source, opened: new Map() };
  return open(context, cursor.address(), '') as Hdf5Group;
}

/** What groups and datasets have in common: a path and attributes. */
abstract class Hdf5Object {
  /** Names from the root, joined by `/`; empty for the root itself. */
  readonly path: string;
  /** @internal */
  protected readonly context: Context;
  /** @internal */
  protected readonly messages: readonly Message[];
  private attributesRead: ReadonlyMap<string, Hdf5Attribute> | undefined;

  constructor(context: Context, path: string, messages: readonly Message[]) {
    this.context = context;
    this.path = path;
    this.messages = messages;
  }

  /** The attributes by name. */
  get attributes(): ReadonlyMap<string, Hdf5Attribute> {
    const { source } = this.context;
    this.attributesRead ??= source.rarePart('readAttributes')(source, this.messages);
    return this.attributesRead;
  }
}

/** A group: named children and attributes. */
export class Hdf5Group extends Hdf5Object {
  private linksRead: Links | undefined;

  /** The names of the children, in h5py's order: by code point, or as they were made where the group keeps track of that. */
  get names(): readonly string[] {
    return [...this.links.keys()];
  }

  /** The children by name, opened. */
  children(): Map<string, Hdf5Group | Hdf5Dataset> {
    return new Map(this.names.map((name) => [name, this.child(name)!]));
  }

  /** What lies at `path` (names joined by `/`) below this group, or undefined. Dots and empty names are not understood. */
  get(path: string): Hdf5Group | Hdf5Dataset | undefined {
    let found: Hdf5Group | Hdf5Dataset | undefined = this;
    for (const name of path.split('/')) {
      if (!(found instanceof Hdf5Group)) return undefined;
      found = found.child(name);
    }
    return found;
  }

  private get links(): Links {
    this.linksRead ??= readLinks(this.context.source, this.messages);
    return this.linksRead;
  }

  private child(name: string): Hdf5Group | Hdf5Dataset | undefined {
    const address = this.links.get(name);
    if (address === undefined) return undefined;
    const path = this.path ? `${this.path}/${name}` : name;
    if (address === nowhere) throw unsupported('links to objects of the file', `a soft or external link at '${path}'`);
    return open(this.context, address, path);
  }
}

/** An array of numbers, booleans or strings, with attributes. */
export class Hdf5Dataset extends Hdf5Object {
  /** Length of each axis. */
  get shape(): readonly number[] {
    return this.dataspace.shape ?? [0];
  }

  /** The type of the elements. bfloat16 is found as Keras marks it: two bytes without a type, and an attribute `dtype`. */
  get dtype(): DType | 'string' {
    const { dtype } = this.datatype;
    if (dtype === 'opaque')
      throw unsupported('numbers, booleans or strings', `bytes without a type (opaque) at '${this.path}'`);
    return dtype;
  }

  /**
   * All elements in row-major order. float16 and bfloat16 are their 16 bits, booleans 0 and 1. Numbers may be a view of the
   * file's bytes: copy them before you change them.
   */
  read(): TypedArray | string[] {
    const { source } = this.context;
    const type = this.datatype;
    const { size } = this.dataspace;
    return decodeValues(readStoredData(source, this.messages, this.shape, size, type.size), type, source);
  }

  private get dataspace(): Dataspace {
    return readDataspace(this.message(messageTypes.dataspace, 'a shape'));
  }

  private get datatype(): Datatype {
    const type = readDatatype(this.message(messageTypes.datatype, 'a type'));
    const isBfloat16 = type.dtype === 'opaque' && type.size === 2 && this.attributes.get('dtype') === 'bfloat16';
    return isBfloat16 ? { ...type, dtype: 'bfloat16', bigEndian: false } : type;
  }

  private message(type: number, what: string): ReturnType<Hdf5Source['at']> {
    const found = findMessage(this.context.source, this.messages, type);
    if (!found) throw damaged(`a dataset with ${what} at '${this.path}'`, 'none');
    return found;
  }
}

/** What all objects of an open file share. */
interface Context {
  readonly source: Hdf5Source;
  readonly opened: Map<number, Hdf5Group | Hdf5Dataset>;
}

function open(context: Context, address: number, path: string): Hdf5Group | Hdf5Dataset {
  const known = context.opened.get(address);
  if (known) {
    // A second way to a group would let a small file hold an endless tree.
    if (known instanceof Hdf5Group && known.path !== path) {
      throw unsupported('groups that are linked once', `'${known.path}' again as '${path}'`);
    }
    return known;
  }
  const messages = readObjectHeader(context.source, address);
  const has = (type: number): boolean => messages.some((message) => message.type === type);
  const { symbolTable, linkInfo, link, dataspace } = messageTypes;
  const isGroup = has(symbolTable) || has(linkInfo) || has(link);
  if (!isGroup && (!has(dataspace) || path === ''))
    throw unsupported(`a group or dataset at '${path}'`, 'something else, such as a named type');
  const made = isGroup ? new Hdf5Group(context, path, messages) : new Hdf5Dataset(context, path, messages);
  context.opened.set(address, made);
  return made;
}

/** A user's block may come before the file proper: it begins at 0, 512, 1024, 2048, … */
function findSuperblock(bytes: Uint8Array): number {
  const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
  for (let start = 0; start + 8 <= bytes.length; start = start === 0 ? 512 : start * 2) {
    if (signature.every((byte, index) => bytes[start + index] === byte)) return start;
  }
  const advice =
    bytes[0] === 0x50 && bytes[1] === 0x4b
      ? 'This is a zip archive, as .keras files are: open it with readZip or loadModel.'
      : 'Check that this is an .h5 file and not, say, a download page.';
  throw expected('readHdf5', 'an HDF5 file', `${bytes.length} bytes without its signature`, advice);
}
