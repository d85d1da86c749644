import { readFileSync } from 'node:fs';
import { OneirosError } from '@oneiros/core';
import { describe, expect, test } from 'vitest';
import golden from './read-hdf5.golden.json' with { type: 'json' };
import { datasetAt, type Hdf5Attribute, Hdf5Dataset, type Hdf5Group, readHdf5 } from './read-hdf5.ts';

interface Value {
  readonly dtype: string;
  readonly shape?: readonly number[];
  readonly data?: readonly (string | number)[];
}
interface Described extends Partial<Value> {
  readonly link?: string;
  readonly attributes?: { readonly [name: string]: Value };
  readonly children?: readonly (readonly [name: string, child: Described])[];
}

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`./fixtures/${name}.golden.h5`, import.meta.url)));

/** Values as the golden file writes them: big integers and what JSON lacks as text. */
function plain(data: ArrayLike<unknown>): (string | number)[] {
  return Array.from(data, (v) => {
    if (typeof v === 'number') return Number.isFinite(v) && !Object.is(v, -0) ? v : Object.is(v, -0) ? '-0' : String(v);
    return typeof v === 'boolean' ? Number(v) : String(v);
  });
}

function checkAttribute(value: Hdf5Attribute | undefined, { dtype, shape, data }: Value): void {
  if (dtype === 'null') {
    expect(value).toBe(null);
    return;
  }
  if (shape!.length > 0) {
    expect(plain(value as ArrayLike<unknown>)).toEqual(data);
    return;
  }
  expect(typeof value).toBe(
    dtype === 'string' ? 'string' : dtype === 'bool' ? 'boolean' : dtype === 'int64' ? 'bigint' : 'number',
  );
  expect(plain([value])).toEqual(data);
}

function check(item: Hdf5Group | Hdf5Dataset | undefined, wanted: Described): void {
  for (const [name, value] of Object.entries(wanted.attributes ?? {}))
    checkAttribute(item?.attributes.get(name), value);
  expect(item?.attributes.size).toBe(Object.keys(wanted.attributes ?? {}).length);
  if (item instanceof Hdf5Dataset) {
    expect({ path: item.path, shape: item.shape, dtype: item.dtype, data: plain(item.read()) }).toEqual({
      path: item.path,
      shape: wanted.shape,
      dtype: wanted.dtype,
      data: wanted.data,
    });
    return;
  }
  expect(item?.names).toEqual(wanted.children!.map(([name]) => name));
  for (const [name, child] of wanted.children!) {
    if (child.link === 'Compound') expect(() => (item!.get(name) as Hdf5Dataset).read()).toThrow(/compound/);
    else if (child.link) expect(() => item?.get(name)).toThrow(OneirosError);
    else check(item?.get(name), child);
  }
}

describe('readHdf5 gives what h5py gives', () => {
  for (const [name, wanted] of Object.entries(golden)) {
    test(name, () => check(readHdf5(fixture(name)), wanted as unknown as Described));
  }
});

test('what was opened can be read again and again', () => {
  const root = readHdf5(fixture('chunked'));
  for (let i = 0; i < 300; i++) expect(datasetAt(root, 'gzip').read()).toEqual(datasetAt(root, 'plain').read());
  expect(datasetAt(root, 'gzip')).toBe(datasetAt(root, 'gzip'));
});
