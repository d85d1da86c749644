import { expected, type OneirosError, show } from '@oneiros/core';
import type { ZipLimits } from '../read-zip.ts';
import { checkName } from './check-name.ts';
import { crc32 } from './crc32.ts';
import { RarePartNeeded, type RareParts } from './rare.ts';

/** The files of a zip archive, as `readZip` gives them, with the rare parts or without. */
export function readArchive(
  bytes: Uint8Array,
  rare: Pick<RareParts, 'inflate'> | null,
  limits: ZipLimits = {},
): Map<string, Uint8Array> {
  const { files: mostFiles = 10_000, bytes: mostBytes = 2 ** 32, expansion = 100 } = limits;
  const archive = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (directory.count > mostFiles) throw refuse(`at most ${mostFiles} files`, `${directory.count}`);
  const files = new Map<string, Uint8Array>();
  let at = directory.start;
  let stored = 0;
  let inflated = 0;
  for (let i = 0; i < directory.count; i++) {
    const entry = readEntry(view, archive, at, directory.end);
    at = entry.next;
    checkName(entry.name, 'readZip');
    stored += entry.storedSize;
    inflated += entry.size;
    if (stored > bytes.length)
      throw damaged('files that do not overlap', `${stored} bytes in an archive of ${bytes.length}`);
    if (inflated > mostBytes || (entry.size > 2 ** 20 && entry.size > expansion * entry.storedSize)) {
      throw refuse(
        `at most ${mostBytes} bytes, and ${expansion} times what is stored`,
        `'${entry.name}' with ${entry.size} bytes from ${entry.storedSize}`,
      );
    }
    if (files.has(entry.name)) throw damaged('files of different names', `'${entry.name}' twice`);
    const data = readData(view, archive, entry, directory.start, rare);
    if (!entry.name.endsWith('/')) files.set(entry.name, data);
  }
  return files;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly storedSize: number;
  readonly size: number;
  /** Where its local header begins, and where the next entry of the directory does. */
  readonly header: number;
  readonly next: number;
}

/** Finds the end record: 22 bytes and a comment (section 4.3.16 of the .ZIP specification). */
function findDirectory(view: DataView): { readonly start: number; readonly end: number; readonly count: number } {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65_535); at--) {
    if (view.getUint32(at, true) !== 0x06054b50 || view.getUint16(at + 20, true) !== last - at) continue;
    const [disk, diskOfStart, countHere, count] = [4, 6, 8, 10].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
      number,
    ];
    const size = view.getUint32(at + 12, true);
    const start = view.getUint32(at + 16, true);
    if (count === 65_535 || start === 0xffffffff || size === 0xffffffff) {
      throw refuse('an archive below 4 GB with fewer than 65,535 files', 'a zip64 archive');
    }
    if (disk !== 0 || diskOfStart !== 0 || countHere !== count)
      throw refuse('an archive in one part', 'one of several');
    if (start + size > at) throw damaged('a directory within the archive', `one of ${size} bytes at offset ${start}`);
    return { start, end: start + size, count };
  }
  throw damaged('a zip archive', `${view.byteLength} bytes without its end`);
}

/** Reads an entry of the central directory (section 4.3.12). */
function readEntry(view: DataView, archive: Uint8Array, at: number, end: number): Entry {
  if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50)
    throw damaged(`an entry of the directory at offset ${at}`, 'other bytes');
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const [checksum, storedSize, size] = [16, 20, 24].map((field) => view.getUint32(at + field, true)) as [
    number,
    number,
    number,
  ];
  const [nameSize, extraSize, commentSize] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
    number,
    number,
    number,
  ];
  const header = view.getUint32(at + 42, true);
  const next = at + 46 + nameSize + extraSize + commentSize;
  if (next > end) throw damaged('entries within the directory', `one up to offset ${next}`);
  const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameSize));
  if (flags & 1) throw refuse('files without a password', `'${name}', which is encrypted`);
  if (method !== 0 && method !== 8) throw refuse('files stored or deflated', `'${name}' with method ${method}`);
  if (storedSize === 0xffffffff || size === 0xffffffff || header === 0xffffffff)
    throw refuse('files below 4 GB', `'${name}' as zip64`);
  return { name, method, checksum, storedSize, size, header, next };
}

/** Reads the data behind a local header (section 4.3.7), which must repeat the entry's name. */
function readData(
  view: DataView,
  archive: Uint8Array,
  entry: Entry,
  end: number,
  rare: Pick<RareParts, 'inflate'> | null,
): Uint8Array {
  const { name, method, checksum, storedSize, size, header } = entry;
  if (header + 30 > end || view.getUint32(header, true) !== 0x04034b50)
    throw damaged(`'${name}' at offset ${header}`, 'other bytes');
  const nameSize = view.getUint16(header + 26, true);
  const start = header + 30 + nameSize + view.getUint16(header + 28, true);
  if (start + storedSize > end)
    throw damaged(`'${name}' with ${storedSize} bytes`, `${Math.max(0, end - start)} bytes`);
  const localName = new TextDecoder().decode(archive.subarray(header + 30, header + 30 + nameSize));
  if (localName !== name) throw damaged(`'${name}' at offset ${header}`, show(localName));
  const stored = archive.subarray(start, start + storedSize);
  const data = method === 0 ? stored : inflated(stored, size, name, rare);
  if (data.length !== size)
    throw damaged(`'${name}' with ${size} bytes`, data.length > size ? 'more' : `${data.length} bytes`);
  if (crc32(data) !== checksum) throw damaged(`'${name}' with the checksum that it declares`, 'another one');
  return data;
}

function inflated(stored: Uint8Array, size: number, name: string, rare: Pick<RareParts, 'inflate'> | null): Uint8Array {
  if (!rare) throw new RarePartNeeded();
  try {
    return rare.inflate(stored, size + 1); // one byte more shows that there is more
  } catch (error) {
    throw damaged(`'${name}' to be readable`, error instanceof Error ? error.message : String(error));
  }
}

function damaged(what: string, received: string): OneirosError {
  return expected('readZip', what, received, 'The file is damaged or cut short: save or download it again.');
}

function refuse(what: string, received: string): OneirosError {
  return expected('readZip', what, received, 'Save the model again with Keras or Oneiros.');
}
