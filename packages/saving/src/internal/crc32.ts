/** The CRC-32 of zip and gzip (polynomial 0xedb88320, bits reflected), eight bytes a step. */
export function crc32(bytes: Uint8Array): number {
  const table = crcTable();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let crc = -1;
  let at = 0;
  for (const end = bytes.length - 7; at < end; at += 8) {
    const low = crc ^ view.getInt32(at, true);
    const high = view.getInt32(at + 4, true);
    crc =
      table[0x700 | (low & 255)]! ^
      table[0x600 | ((low >>> 8) & 255)]! ^
      table[0x500 | ((low >>> 16) & 255)]! ^
      table[0x400 | (low >>> 24)]! ^
      table[0x300 | (high & 255)]! ^
      table[0x200 | ((high >>> 8) & 255)]! ^
      table[0x100 | ((high >>> 16) & 255)]! ^
      table[high >>> 24]!;
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ table[(crc ^ bytes[at]!) & 255]!;
  return ~crc >>> 0;
}

/** Row k holds what a byte adds that lies k bytes before the last (slicing by eight). */
function crcTable(): Int32Array {
  const table = new Int32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
    table[byte] = rest;
  }
  for (let i = 256; i < table.length; i++) table[i] = (table[i - 256]! >>> 8) ^ table[table[i - 256]! & 255]!;
  return table;
}
