import { arrayOf, type DType, expected, isDType, type OneirosError, show, type TypedArray } from '@oneiros/core';
import { type ElementType, fixedTextType, numberType, textType } from './element-types.ts';
import { align, FieldWriter, Hdf5Layout } from './hdf5-layout.ts';
import { messageTypes } from './object-header.ts';
import { type Child, type GroupAddresses, nodeEntries, treeChildren, writeSymbolTable } from './write-group.ts';

/** Elements in row-major order. float16 and bfloat16 are given as their 16 bits, booleans as 0 and 1. */
export interface Hdf5ArrayInput {
  readonly shape: readonly number[];
  readonly dtype: DType | 'string';
  readonly data: TypedArray | readonly string[];
  /** Of strings: stored in place, each as long as the longest in UTF-8, as h5py stores NumPy's bytes. */
  readonly fixedLength?: boolean;
}

/** What an attribute is made of: whole numbers become int64 and others float64, as h5py does with Python's. */
export type Hdf5AttributeInput = string | number | boolean | readonly string[] | Hdf5ArrayInput;

/** A dataset to write. */
export interface Hdf5DatasetInput extends Hdf5ArrayInput {
  readonly attributes?: ReadonlyMap<string, Hdf5AttributeInput>;
}

/** A group to write: named children, each a group or a dataset. */
export interface Hdf5GroupInput {
  readonly attributes?: ReadonlyMap<string, Hdf5AttributeInput>;
  readonly children: ReadonlyMap<string, Hdf5GroupInput | Hdf5DatasetInput>;
}

/**
 * The bytes of an HDF5 file with the given content, in the form that h5py writes by default and every HDF5 library reads.
 * Arrays are copied once, to multiples of 8 bytes. A bfloat16 dataset gets the attribute `dtype` by which Keras knows it.
 *
 * ```ts
 * const kernel = { shape: [2, 3], dtype: 'float32', data: new Float32Array(6) } as const;
 * const bytes = writeHdf5({ children: new Map([['vars', { children: new Map([['0', kernel]]) }]]) });
 * ```
 */
export function writeHdf5(root: Hdf5GroupInput): Uint8Array {
  const layout = new Hdf5Layout();
  const superblock = new FieldWriter(96);
  layout.place(superblock.bytes);
  const { header, tree, heap } = writeGroup(layout, root, '');
  superblock.byte(0x89).raw('HDF\r\n').byte(0x1a, 0x0a);
  superblock
    .byte(0, 0, 0, 0, 0, 8, 8, 0)
    .short(nodeEntries / 2)
    .short(treeChildren / 2)
    .word(0);
  superblock.long(0, -1, align(layout.size), -1);
  superblock.long(0, header).word(1).word(0).long(tree, heap);
  return layout.assemble();
}

const deepest = 256;

function writeGroup(layout: Hdf5Layout, group: Hdf5GroupInput, path: string, depth = 0): GroupAddresses {
  if (depth > deepest)
    throw refuse(path, `groups at most ${deepest} deep`, 'deeper ones', 'Look for a group inside itself.');
  const children = new Map<string, Child>();
  for (const [name, child] of group.children) {
    const inner = path ? `${path}/${name}` : name;
    if (!/^[^/\0\p{Surrogate}]{1,1000}$/u.test(name) || name === '.') {
      throw refuse(path, 'names of 1 to 1000 characters without /', show(name), 'Name the child differently.');
    }
    children.set(
      name,
      'children' in child ? writeGroup(layout, child, inner, depth + 1) : writeDataset(layout, child, inner),
    );
  }
  const { tree, heap } = writeSymbolTable(layout, children);
  const symbolTable = new FieldWriter(16).long(tree, heap).bytes;
  const messages: Message[] = [
    [messageTypes.symbolTable, symbolTable],
    ...attributeMessages(layout, group.attributes, path),
  ];
  return { header: writeHeader(layout, messages, path), tree, heap };
}

function writeDataset(layout: Hdf5Layout, dataset: Hdf5DatasetInput, path: string): number {
  const { type, bytes } = encodeArray(layout, dataset, path);
  const address = bytes.length > 0 ? layout.place(bytes) : -1;
  const messages: Message[] = [
    [messageTypes.dataspace, dataspace(dataset.shape)],
    [messageTypes.datatype, type.message],
    [messageTypes.fillValue, new FieldWriter(8).byte(2, 2, 2, 1).bytes], // zeros, where nothing was written
    [messageTypes.layout, new FieldWriter(18).byte(3, 1).long(address, bytes.length).bytes],
    ...attributeMessages(
      layout,
      dataset.dtype === 'bfloat16'
        ? new Map([...(dataset.attributes ?? []), ['dtype', 'bfloat16']])
        : dataset.attributes,
      path,
    ),
  ];
  return writeHeader(layout, messages, path);
}

type Message = readonly [type: number, body: Uint8Array];
const mostInMessage = 65_528;

/** Writes an object header of version 1 (section IV.A.1.a of the format). */
function writeHeader(layout: Hdf5Layout, messages: readonly Message[], path: string): number {
  if (messages.length > 65_535)
    throw refuse(path, 'fewer than 65,536 attributes', `${messages.length}`, 'Put them into datasets.');
  const size = messages.reduce((sum, [, body]) => sum + 8 + align(body.length), 0);
  const fields = new FieldWriter(16 + size).byte(1, 0).short(messages.length).word(1).word(size).word(0);
  for (const [type, body] of messages) {
    fields.short(type).short(align(body.length)).word(0);
    fields.raw(body).skip(align(body.length) - body.length);
  }
  return layout.place(fields.bytes);
}

/** Attribute messages of version 3 (section IV.A.2.m of the format). */
function attributeMessages(layout: Hdf5Layout, attributes: Hdf5GroupInput['attributes'], path: string): Message[] {
  return [...(attributes ?? [])].map(([name, value]) => {
    const array = asArray(value);
    if (array.dtype === 'bfloat16')
      throw refuse(`${path}@${name}`, 'any dtype but bfloat16', 'bfloat16', 'Store it as float32.');
    const { type, bytes } = encodeArray(layout, array, `${path}@${name}`);
    const encodedName = new TextEncoder().encode(`${name}\0`);
    const space = dataspace(array.shape);
    const size = 9 + encodedName.length + type.message.length + space.length + bytes.length;
    if (size > mostInMessage) {
      throw refuse(
        `${path}@${name}`,
        `an attribute of at most ${mostInMessage} bytes`,
        `${size} bytes`,
        'Split it, or store a dataset.',
      );
    }
    const fields = new FieldWriter(size)
      .byte(3, 0)
      .short(encodedName.length)
      .short(type.message.length)
      .short(space.length)
      .byte(1);
    return [messageTypes.attribute, fields.raw(encodedName).raw(type.message).raw(space).raw(bytes).bytes];
  });
}

function asArray(value: Hdf5AttributeInput): Hdf5ArrayInput {
  if (typeof value === 'string') return { shape: [], dtype: 'string', data: [value] };
  if (typeof value === 'boolean') return { shape: [], dtype: 'bool', data: Uint8Array.of(value ? 1 : 0) };
  if (typeof value !== 'number')
    return 'shape' in value ? value : { shape: [value.length], dtype: 'string', data: value };
  if (Number.isSafeInteger(value)) return { shape: [], dtype: 'int64', data: BigInt64Array.of(BigInt(value)) };
  return { shape: [], dtype: 'float64', data: Float64Array.of(value) };
}

function dataspace(shape: readonly number[]): Uint8Array {
  return new FieldWriter(8 + 8 * shape.length)
    .byte(1, shape.length)
    .skip(6)
    .long(...shape).bytes;
}

/** The bytes of an array as they go into the file: those that it has, or references to its texts. */
function encodeArray(
  layout: Hdf5Layout,
  { shape, dtype, data, fixedLength }: Hdf5ArrayInput,
  path: string,
): { readonly type: ElementType; readonly bytes: Uint8Array } {
  const size = shape.reduce((product, length) => product * length, 1);
  if (
    shape.length > 32 ||
    !shape.every((length) => Number.isSafeInteger(length) && length >= 0) ||
    size !== data.length
  ) {
    throw refuse(
      path,
      `${size} elements for the shape [${shape}]`,
      `${data.length}`,
      'Pass all elements in row-major order.',
    );
  }
  if (dtype !== 'string') {
    const array = isDType(dtype) ? arrayOf(dtype) : undefined;
    if (!array || !(data instanceof array))
      throw refuse(path, `data that stores ${show(dtype)}`, show(data), 'Pass the typed array of that dtype.');
    return { type: numberType(dtype), bytes: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  }
  const texts = Array.from(data as readonly string[], (text) => new TextEncoder().encode(text));
  const type = fixedLength ? fixedTextType(texts) : textType();
  const bytes = new Uint8Array(texts.length * type.size);
  for (const [i, text] of texts.entries()) bytes.set(fixedLength ? text : layout.text(text), i * type.size);
  return { type, bytes };
}

function refuse(path: string, what: string, received: string, advice: string): OneirosError {
  return expected('writeHdf5', `${what} at '${path || '/'}'`, received, advice);
}
