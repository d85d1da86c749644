import { expected } from '@oneiros/core';
import { checkName } from './internal/check-name.ts';
import { crc32 } from './internal/crc32.ts';

/**
 * A zip archive of `files`, stored without compression as Keras does, so that weights can be read in place.
 * The time of all files is 1980-01-01, so that the same content gives the same bytes.
 */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: {
    readonly name: Uint8Array;
    readonly data: Uint8Array;
    readonly header: number;
    readonly start: number;
  }[] = [];
  let end = 0;
  for (const [text, data] of files) {
    checkName(text, 'writeZip');
    const name = new TextEncoder().encode(text);
    // An extra field brings the data to a multiple of 8, so that typed arrays can lie on it.
    const start = Math.ceil((end + 34 + name.length) / 8) * 8;
    entries.push({ name, data, header: end, start });
    end = start + data.length;
  }
  const directorySize = entries.reduce((sum, { name }) => sum + 46 + name.length, 0);
  const size = end + directorySize + 22;
  if (size >= 2 ** 32 || files.size >= 65_535) {
    throw expected(
      'writeZip',
      'less than 4 GB in fewer than 65,535 files',
      `${size} bytes in ${files.size}`,
      'Save the weights alone, as .weights.h5.',
    );
  }
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  let at = end;
  for (const { name, data, header, start } of entries) {
    const extra = start - header - 30 - name.length;
    writeLocalHeader(view, header, name, data);
    view.setUint16(header + 28, extra, true);
    out.set(name, header + 30);
    view.setUint16(header + 30 + name.length, alignment, true);
    view.setUint16(header + 32 + name.length, extra - 4, true);
    out.set(data, start);

    // The directory repeats the fields of the local header two bytes further on (sections 4.3.7 and 4.3.12).
    out.copyWithin(at + 6, header + 4, header + 28);
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 0x0314, true); // made on Unix, as Python says
    view.setUint32(at + 38, 0o600 << 16, true); // to be read and written by its owner
    view.setUint32(at + 42, header, true);
    out.set(name, at + 46);
    at += 46 + name.length;
  }
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, directorySize, true);
  view.setUint32(at + 16, end, true);
  return out;
}

/** The id of the extra field that Android's zipalign pads with. */
const alignment = 0xd935;

/** Writes a local header without its extra field. */
function writeLocalHeader(view: DataView, at: number, name: Uint8Array, data: Uint8Array): void {
  view.setUint32(at, 0x04034b50, true);
  view.setUint16(at + 4, 20, true); // version needed
  view.setUint16(at + 6, name.every((byte) => byte < 128) ? 0 : 0x800, true); // names are UTF-8
  view.setUint16(at + 12, 0x21, true); // 1980-01-01
  view.setUint32(at + 14, crc32(data), true);
  view.setUint32(at + 18, data.length, true);
  view.setUint32(at + 22, data.length, true);
  view.setUint16(at + 26, name.length, true);
}
