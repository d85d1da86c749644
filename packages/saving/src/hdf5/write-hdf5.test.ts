import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { arrayOf, type DType, OneirosError } from '@oneiros/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datasetAt, groupAt, type Hdf5Dataset, Hdf5Group, readHdf5 } from './read-hdf5.ts';
import { type Hdf5AttributeInput, type Hdf5DatasetInput, type Hdf5GroupInput, writeHdf5 } from './write-hdf5.ts';

const dtypes: readonly DType[] = [
  ...(['bool', 'int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64'] as const),
  ...(['float16', 'bfloat16', 'float32', 'float64'] as const),
];
const name = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).map((text) => text.replace(/[/\0]|^\.$/g, '_')),
  fc.integer({ min: 0, max: 99 }).map((i) => `dense_${i}`),
);
const text = fc.string({ unit: 'binary', maxLength: 40 }).map((s) => s.replaceAll('\0', ' '));
const shape = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });

const array: fc.Arbitrary<Hdf5DatasetInput> = fc
  .tuple(shape, fc.constantFrom(...dtypes, 'string' as const), fc.boolean(), fc.nat(), text)
  .map(([shape, dtype, fixedLength, seed, text]) => {
    const size = shape.reduce((product, length) => product * length, 1);
    let state = seed;
    const next = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return state >>> 8;
    };
    if (dtype === 'string') {
      const data = Array.from({ length: size }, () =>
        (next() % 3 ? text : text.slice(2)).replace(/\p{Surrogate}/gu, '?'),
      );
      return { shape, dtype, data, fixedLength };
    }
    const bytes = new Uint8Array(size * arrayOf(dtype).BYTES_PER_ELEMENT).map(() =>
      dtype === 'bool' ? next() & 1 : next(),
    );
    return { shape, dtype, data: new (arrayOf(dtype))(bytes.buffer) };
  });
/** bfloat16 is marked by an attribute of its dataset, so attributes cannot be of it. */
const attributeArray = array.filter(({ dtype }) => dtype !== 'bfloat16');
const attributes = fc.uniqueArray(
  fc.tuple(
    name,
    fc.oneof(
      text,
      fc.integer(),
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.array(text, { minLength: 1, maxLength: 4 }),
      attributeArray,
    ),
  ),
  { maxLength: 5, selector: ([key]) => key },
);
const withAttributes = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T & { attributes: Map<string, Hdf5AttributeInput> }> =>
  fc.tuple(value, attributes).map(([v, a]) => ({ ...v, attributes: new Map(a) }));
const { group } = fc.letrec<{ group: Hdf5GroupInput; child: Hdf5GroupInput | Hdf5DatasetInput }>((tie) => ({
  child: fc.oneof({ maxDepth: 3 }, withAttributes(array), tie('group')),
  group: withAttributes(
    fc
      .uniqueArray(fc.tuple(name, tie('child')), { maxLength: 12, selector: ([key]) => key })
      .map((children) => ({ children: new Map(children) })),
  ),
}));

/** A tree as comparable values: floats by their bytes, so that NaNs compare by their payload too. */
function fromInput(item: Hdf5GroupInput | Hdf5DatasetInput): unknown {
  const attributes = Object.fromEntries(
    [...(item.attributes ?? [])].map(([key, value]) => [`@${key}`, attributeInput(value)]),
  );
  if ('children' in item)
    return {
      ...attributes,
      ...Object.fromEntries([...item.children].map(([key, child]) => [`/${key}`, fromInput(child)])),
    };
  const marked = item.dtype === 'bfloat16' ? { '@dtype': 'bfloat16' } : {};
  return { ...attributes, ...marked, shape: item.shape, dtype: item.dtype, data: values(item) };
}
function fromFile(item: Hdf5Group | Hdf5Dataset): unknown {
  const attributes = Object.fromEntries(
    [...item.attributes].map(([key, value]) => [`@${key}`, ArrayBuffer.isView(value) ? bytesOf(value) : value]),
  );
  if (item instanceof Hdf5Group)
    return {
      ...attributes,
      ...Object.fromEntries([...item.children()].map(([key, child]) => [`/${key}`, fromFile(child)])),
    };
  const data = item.read();
  return { ...attributes, shape: item.shape, dtype: item.dtype, data: ArrayBuffer.isView(data) ? bytesOf(data) : data };
}
function attributeInput(value: Hdf5AttributeInput): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value !== 'object' || !('shape' in value)) return value;
  if (value.shape.length > 0) return values(value);
  return value.dtype === 'bool' ? value.data[0] !== 0 : value.data[0];
}
function values({ dtype, data, fixedLength }: Hdf5DatasetInput): unknown {
  if (dtype !== 'string') return bytesOf(data as Uint8Array);
  return fixedLength ? Array.from(data as readonly string[], (s) => s.replace(/\0+$/, '')) : data;
}
function bytesOf(view: ArrayBufferView): string {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString('hex');
}

describe('writeHdf5', () => {
  test('is read back by readHdf5 as it was, for any tree', () => {
    fc.assert(
      fc.property(group, (tree) => {
        expect(fromFile(readHdf5(writeHdf5(tree)))).toEqual(fromInput(tree));
      }),
      { numRuns: 200 },
    );
  });

  test('copes with large groups, deep ones and many texts', () => {
    const children = new Map<string, Hdf5GroupInput>();
    for (let i = 0; i < 3000; i++)
      children.set(`layer_${(i * 7919) % 3000}`, { children: new Map(), attributes: new Map([['name', `n${i}`]]) });
    const root = readHdf5(writeHdf5({ children }));
    expect(root.names).toEqual([...children.keys()].sort());
    for (let i = 0; i < 3000; i++)
      expect(groupAt(root, `layer_${(i * 7919) % 3000}`).attributes.get('name')).toBe(`n${i}`);

    let deep: Hdf5GroupInput = { children: new Map(), attributes: new Map([['x'.repeat(300), 'y'.repeat(70_000)]]) };
    for (let i = 0; i < 200; i++) deep = { children: new Map([['g', deep]]) };
    expect(groupAt(readHdf5(writeHdf5(deep)), Array(200).fill('g').join('/')).attributes.get('x'.repeat(300))).toBe(
      'y'.repeat(70_000),
    );
  });

  test('lays arrays out so that they are read without a copy', () => {
    const data = Float64Array.of(1, 2, 3);
    const bytes = writeHdf5({
      children: new Map([
        ['a', { shape: [3], dtype: 'int8', data: Int8Array.of(1, 2, 3) }],
        ['b', { shape: [3], dtype: 'float64', data }],
      ]),
    });
    const read = datasetAt(readHdf5(bytes), 'b').read() as Float64Array;
    expect(read).toEqual(data);
    expect(read.buffer).toBe(bytes.buffer);
  });

  const vector = (length: number): Hdf5DatasetInput => ({
    shape: [2],
    dtype: 'float32',
    data: new Float32Array(length),
  });
  test.each<[string, Hdf5GroupInput, RegExp]>([
    [
      'elements that do not fill the shape',
      { children: new Map([['a', vector(3)]]) },
      /^writeHdf5: expected 2 elements for the shape \[2\] at 'a'\. Received: 3\. Pass all/,
    ],
    [
      'data of another dtype',
      { children: new Map([['a', { ...vector(2), dtype: 'int32' as const }]]) },
      /data that stores "int32" at 'a'/,
    ],
    [
      'names with a slash',
      { children: new Map([['a/b', vector(2)]]) },
      /names of 1 to 1000 characters without \/ at '\/'\. Received: "a\/b"/,
    ],
    [
      'large attributes',
      {
        children: new Map(),
        attributes: new Map([['a', { shape: [9000], dtype: 'float64', data: new Float64Array(9000) }]]),
      },
      /an attribute of at most 65528 bytes at '@a'/,
    ],
  ])('refuses %s', (_, tree, message) => {
    expect(() => writeHdf5(tree)).toThrow(message);
    expect(() => writeHdf5(tree)).toThrow(OneirosError);
  });

  const python = [process.env.ONEIROS_PYTHON ?? 'python3'].find((command) => {
    try {
      execFileSync(command, ['-c', 'import h5py, ml_dtypes'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
  test.skipIf(!python)('is read by h5py as by readHdf5', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hdf5-'));
    const script = fileURLToPath(new URL('./read-hdf5.golden.py', import.meta.url));
    const children = new Map(Array.from({ length: 700 }, (_, i) => [`layer_${i}`, { children: new Map() }]));
    const samples = fc.sample(group, { numRuns: 12, seed: 1 });
    try {
      const paths = [{ children }, ...samples].map((tree, i) => {
        writeFileSync(join(folder, `${i}.h5`), writeHdf5(tree));
        return join(folder, `${i}.h5`);
      });
      const described = execFileSync(python!, [script, ...paths], { encoding: 'utf8', maxBuffer: 2 ** 28 });
      const lines = described.trim().split('\n');
      expect(lines.length).toBe(paths.length);
      for (const [i, line] of lines.entries())
        expect(withoutShapes(JSON.parse(line))).toEqual(asPython(readHdf5(readFileSync(paths[i]!))));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** Keeps of each attribute only the data. */
function withoutShapes(item: PythonItem): unknown {
  const attributes = Object.fromEntries(Object.entries(item.attributes).map(([key, { data }]) => [key, { data }]));
  const children = item.children?.map(([key, child]) => [key, withoutShapes(child)]);
  return { ...item, attributes, ...(children && { children }) };
}
interface PythonItem {
  readonly attributes: { readonly [name: string]: { readonly data: unknown } };
  readonly children?: readonly (readonly [name: string, child: PythonItem])[];
}

/** What the golden script prints. Without the shapes of attributes, which readHdf5 does not tell. */
function asPython(item: Hdf5Group | Hdf5Dataset): unknown {
  const attributes = Object.fromEntries(
    [...item.attributes].map(([key, value]) => [key, { data: plain(typeof value === 'object' ? value! : [value]) }]),
  );
  if (item instanceof Hdf5Group)
    return { attributes, children: [...item.children()].map(([key, child]) => [key, asPython(child)]) };
  return { attributes, dtype: item.dtype, shape: item.shape, data: plain(item.read()) };
}
function plain(data: ArrayLike<unknown>): (string | number)[] {
  return Array.from(data, (v) => {
    if (typeof v === 'number') return Number.isFinite(v) && !Object.is(v, -0) ? v : Object.is(v, -0) ? '-0' : String(v);
    return typeof v === 'boolean' ? Number(v) : String(v);
  });
}
