import { readdirSync, readFileSync } from 'node:fs';
import { OneirosError } from '@oneiros/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datasetAt, groupAt, Hdf5Dataset, type Hdf5Group, readHdf5 } from './read-hdf5.ts';
import { type Hdf5DatasetInput, type Hdf5GroupInput, writeHdf5 } from './write-hdf5.ts';

const folder = new URL('./fixtures/', import.meta.url);
const files = new Map(readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(new URL(name, folder)))]));

/** Reads everything that there is, as far as errors of the documented kind allow. Returns the bytes that came out. */
function readAll(bytes: Uint8Array): number {
  let total = 0;
  const attempt = (read: () => void): void => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof OneirosError)) throw error;
      expect(error.message).toMatch(/^readHdf5: expected .+\. Received: .+\. [A-Z].+\.$/s);
    }
  };
  const visit = (item: Hdf5Group | Hdf5Dataset): void => {
    attempt(() => void item.attributes);
    if (item instanceof Hdf5Dataset) {
      attempt(() => {
        const data = item.read();
        total += Array.isArray(data) ? data.length : data.byteLength;
      });
    } else
      attempt(() => {
        for (const name of item.names) attempt(() => visit(item.get(name)!));
      });
  };
  attempt(() => visit(readHdf5(bytes)));
  return total;
}

const copyWith = (bytes: Uint8Array, changes: readonly (readonly [at: number, value: number])[]): Uint8Array => {
  const copy = bytes.slice();
  for (const [at, value] of changes) copy[at % copy.length] = value;
  return copy;
};

describe('damaged files give errors of the documented kind, in bounded time and memory', () => {
  test.each([...files])('%s with random bytes changed', (_, bytes) => {
    const value = fc.oneof(fc.constantFrom(0, 1, 2, 0x7f, 0x80, 0xff), fc.integer({ min: 0, max: 255 }));
    const change = fc.tuple(fc.nat(bytes.length - 1), value);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        expect(readAll(copyWith(bytes, changes))).toBeLessThan(2 ** 26);
      }),
      { numRuns: 150 },
    );
  });

  test.each([...files])('%s with each byte of its structures set to 255, and to another value', (_, bytes) => {
    const step = Math.ceil(bytes.length / 600);
    for (let at = 0; at < bytes.length; at += step) {
      if (bytes[at] === 0 && bytes[at + 1] === 0 && at % 7 !== 0) continue;
      readAll(copyWith(bytes, [[at, 255]]));
      readAll(copyWith(bytes, [[at, (bytes[at]! + 1) & 255]]));
    }
  });

  test.each([...files])('%s cut short', (_, bytes) => {
    for (let size = 0; size < bytes.length; size += Math.ceil(bytes.length / 100)) {
      expect(() => readHdf5(bytes.subarray(0, size))).toThrow(
        /^readHdf5: expected .* Received: .*\d+ .*\. .*(cut short|Check that)/,
      );
    }
  });
});

describe('hostile files', () => {
  const file = (): Uint8Array => {
    const inner: Hdf5GroupInput = { children: new Map([['c', { children: new Map() }]]) };
    return writeHdf5({
      children: new Map<string, Hdf5GroupInput | Hdf5DatasetInput>([
        ['a', inner],
        ['b', { shape: [2], dtype: 'float32', data: new Float32Array(2) }],
      ]),
    });
  };
  const find = (bytes: Uint8Array, letters: string, from = 0): number => {
    const found = Buffer.from(bytes.buffer).indexOf(letters, from);
    expect(found).toBeGreaterThan(0);
    return found;
  };

  test('a group inside itself is refused', () => {
    const bytes = file();
    const view = new DataView(bytes.buffer);
    const root = view.getBigUint64(64, true);
    view.setBigUint64(find(bytes, 'SNOD') + 16, root, true); // the innermost node lists 'c'
    expect(() => readHdf5(bytes).get('a/c')).toThrow(
      "readHdf5: expected groups that are linked once. Received: '' again as 'a/c'.",
    );
  });

  test('a huge shape is refused before anything is allocated', () => {
    const bytes = new Uint8Array(
      writeHdf5({ children: new Map([['b', { shape: [2], dtype: 'float32', data: new Float32Array(2) }]]) }),
    );
    const at = Buffer.from(bytes.buffer).indexOf(Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 0, 2));
    new DataView(bytes.buffer).setBigUint64(at + 8, 2n ** 40n, true);
    expect(() => datasetAt(readHdf5(bytes), 'b').read()).toThrow(/expected 4398046511104 bytes of data. Received: 8/);
    const layout = Buffer.from(bytes.buffer).indexOf(Uint8Array.of(3, 1), at + 16);
    new DataView(bytes.buffer).setBigInt64(layout + 2, -1n, true); // never written: all fill values
    expect(() => datasetAt(readHdf5(bytes), 'b').read()).toThrow(/at most 100 times the stored 0 bytes/);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['a zip', Uint8Array.of(0x50, 0x4b, 3, 4), /This is a zip archive/],
    ['nothing', new Uint8Array(0), /expected an HDF5 file. Received: 0 bytes without its signature/],
    ['a page', new TextEncoder().encode('<!doctype html>'.repeat(100)), /download page/],
  ])('%s is told apart', (_, bytes, message) => {
    expect(() => readHdf5(bytes)).toThrow(message);
  });

  test('a missing path names what is there', () => {
    expect(() => datasetAt(readHdf5(file()), 'a/x')).toThrow(
      "readHdf5: expected a dataset at 'a/x'. Received: nothing there; '/' holds a, b.",
    );
    expect(() => groupAt(readHdf5(file()), 'b')).toThrow("expected a group at 'b'. Received: the other kind.");
    expect(readHdf5(file()).get('b/c')).toBe(undefined);
    expect(readHdf5(file()).get('')).toBe(undefined);
  });
});
