import { execFileSync } from 'node:child_process';
import { OneirosError } from '@oneiros/core';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readZip } from './read-zip.ts';
import { writeZip } from './write-zip.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const sample = new Map([
  ['metadata.json', bytesOf('{}')],
  ['config.json', bytesOf('{"module": "keras"}')],
  ['model.weights.h5', new Uint8Array(5000).map((_, i) => i * 31)],
  ['assets/größe.txt', bytesOf('x')],
]);
const at = (bytes: Uint8Array, signature: number, from = 0): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = from; i + 4 <= bytes.length; i++) if (view.getUint32(i, true) === signature) return i;
  throw new Error('not found');
};
const directory = 0x02014b50;
const end = 0x06054b50;

describe('writeZip', () => {
  test('is read back as it was, with data at multiples of 8 and the same bytes each time', () => {
    const bytes = writeZip(sample);
    const files = readZip(bytes);
    expect([...files]).toEqual([...sample]);
    for (const data of files.values()) expect([data.byteOffset % 8, data.buffer]).toEqual([0, bytes.buffer]);
    expect(writeZip(sample)).toEqual(bytes);
  });

  const python = [process.env.ONEIROS_PYTHON ?? 'python3'].find((command) => {
    try {
      return execFileSync(command, ['--version']).length > 0;
    } catch {
      return false;
    }
  });
  test.skipIf(!python)('is read by Python', () => {
    const script = `import sys, io, zipfile
with zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())) as z:
    assert z.testzip() is None
    print([(i.filename, i.file_size, i.compress_type, i.date_time) for i in z.infolist()])`;
    const printed = execFileSync(python!, ['-c', script], {
      input: writeZip(sample),
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf8' },
    });
    const dated = (name: string, size: number): string => `('${name}', ${size}, 0, (1980, 1, 1, 0, 0, 0))`;
    expect(printed.trim()).toBe(`[${[...sample].map(([name, data]) => dated(name, data.length)).join(', ')}]`);
  });

  test.each(['/etc/passwd', '../x', 'a/../b', 'a//b', 'c:x', 'a\\b', '', '.'])('refuses the name %j', (name) => {
    expect(() => writeZip(new Map([[name, bytesOf('x')]]))).toThrow(
      /^writeZip: expected names of files below the archive\./,
    );
  });
});

describe('readZip', () => {
  test('inflates what other programs deflate', () => {
    const bytes = zipSync({ 'a.txt': bytesOf('hello '.repeat(1000)), folder: { 'b.txt': bytesOf('b') } }, { level: 9 });
    const files = readZip(bytes);
    expect([...files.keys()]).toEqual(['a.txt', 'folder/b.txt']);
    expect(new TextDecoder().decode(files.get('a.txt'))).toBe('hello '.repeat(1000));
  });

  const changed = (change: (view: DataView, bytes: Uint8Array) => void, bytes = writeZip(sample)): Uint8Array => {
    change(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), bytes);
    return bytes;
  };
  const deflated = (): Uint8Array => zipSync({ a: new Uint8Array(1000) }, { level: 9 });
  const bomb = (): Uint8Array => zipSync({ a: new Uint8Array(2 ** 21) }, { level: 9 });
  test.each<[string, Uint8Array, RegExp]>([
    [
      'an empty file',
      new Uint8Array(0),
      /^readZip: expected a zip archive\. Received: 0 bytes without its end\. The file is damaged or cut short/,
    ],
    ['a truncated file', writeZip(sample).subarray(0, 3000), /a zip archive\. Received: 3000 bytes without its end/],
    ['changed data', changed((_, b) => b.fill(7, 200, 210)), /with the checksum that it declares|other bytes/],
    [
      'a size that is too large',
      changed((v, b) => v.setUint32(at(b, directory) + 24, 1001, true), deflated()),
      /'a' with 1001 bytes\. Received: 1000 bytes/,
    ],
    [
      'a size that is too small',
      changed((v, b) => v.setUint32(at(b, directory) + 24, 999, true), deflated()),
      /'a' with 999 bytes\. Received: more/,
    ],
    [
      'a huge declared size',
      changed((v, b) => v.setUint32(at(b, directory) + 24, 0xfffffff0, true), deflated()),
      /at most 4294967296 bytes, and 100 times what is stored/,
    ],
    [
      'a decompression bomb',
      bomb(),
      /at most 4294967296 bytes, and 100 times what is stored\. Received: 'a' with 2097152 bytes/,
    ],
    ['encryption', changed((v, b) => v.setUint16(at(b, directory) + 8, 1, true)), /files without a password/],
    [
      'another method',
      changed((v, b) => v.setUint16(at(b, directory) + 10, 12, true)),
      /stored or deflated\. Received: 'metadata\.json' with method 12/,
    ],
    ['zip64', changed((v, b) => v.setUint32(at(b, end) + 16, 0xffffffff, true)), /a zip64 archive/],
    ['several disks', changed((v, b) => v.setUint16(at(b, end) + 4, 1, true)), /in one part/],
    [
      'a directory outside',
      changed((v, b) => v.setUint32(at(b, end) + 16, 10 ** 6, true)),
      /a directory within the archive/,
    ],
    [
      'a local name that differs',
      changed((_, b) => b.fill(65, 30, 31)),
      /'metadata\.json' at offset 0\. Received: "Aetadata\.json"/,
    ],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => readZip(bytes)).toThrow(message);
    expect(() => readZip(bytes)).toThrow(OneirosError);
  });

  test('refuses repeated names and names that lead out', () => {
    const twice = changed(
      (_, b) => {
        for (const from of [0, at(b, directory)]) Buffer.from(b.buffer, b.byteOffset).write('a', b.indexOf(98, from));
      },
      zipSync({ a: bytesOf('1'), b: bytesOf('2') }, { level: 0, mtime: new Date(1980, 0, 1) }),
    );
    expect(() => readZip(twice)).toThrow("files of different names. Received: 'a' twice");
    expect(() => readZip(zipSync({ '../a': bytesOf('1') }))).toThrow(
      'names of files below the archive. Received: "../a"',
    );
  });

  test('keeps to the limits that it is given', () => {
    expect(() => readZip(writeZip(sample), { files: 3 })).toThrow('at most 3 files. Received: 4');
    expect(() => readZip(writeZip(sample), { bytes: 1000 })).toThrow('at most 1000 bytes');
    expect(readZip(bomb(), { expansion: 2000 }).get('a')?.length).toBe(2 ** 21);
  });

  test('fails with the documented error, whatever bytes change', () => {
    const files = [
      writeZip(sample),
      zipSync({ a: bytesOf('hello '.repeat(100)), b: new Uint8Array(50) }, { level: 9 }),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 5 }),
        fc.nat(20),
        (file, changes, cut) => {
          const bytes = file.slice(0, file.length - (cut > 10 ? cut : 0));
          for (const [position, value] of changes)
            bytes[bytes.length - 1 - (position % Math.min(bytes.length, 600))] = value;
          try {
            readZip(bytes);
          } catch (error) {
            if (!(error instanceof OneirosError)) throw error;
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
