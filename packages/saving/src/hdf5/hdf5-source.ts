import { expected, type OneirosError } from '@oneiros/core';
import { RarePartNeeded, type RareParts } from '../internal/rare.ts';

/** Where "undefined address" (all bits one) lands. */
export const nowhere = -1;

/** The error of a file that breaks the format or ends too early. */
export function damaged(what: string, received: string): OneirosError {
  return expected('readHdf5', what, received, 'The file is damaged or cut short: save or download it again.');
}

/** The error of a file that is valid HDF5 beyond what is read here. */
export function unsupported(what: string, received: string): OneirosError {
  return expected('readHdf5', what, received, 'Save it again with Keras, or with h5py and its default settings.');
}

/** The bytes of an HDF5 file, with every access checked against its end. */
export class Hdf5Source {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Bytes of an address and of a length, as the superblock says. */
  addressSize = 8;
  lengthSize = 8;
  private unclaimed: number;
  private readonly rare: RareParts | null;

  constructor(bytes: Uint8Array, rare: RareParts | null) {
    this.rare = rare;
    // Not a Buffer of Node, whose slice shares memory.
    this.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.unclaimed = bytes.length;
  }

  /** A cursor over `length` bytes from `position`; to the end of the file without `length`. */
  at(position: number, length: number = this.bytes.length - position): Cursor {
    if (!(position >= 0 && length >= 0 && position + length <= this.bytes.length)) {
      throw damaged(`${length} bytes at offset ${position}`, `a file of ${this.bytes.length} bytes`);
    }
    return new Cursor(this, position, position + length);
  }

  /** What reads a structure that Keras's own files do not have. @throws RarePartNeeded where it is not loaded */
  rarePart<N extends keyof RareParts>(name: N): RareParts[N] {
    if (this.rare) return this.rare[name];
    throw new RarePartNeeded();
  }

  /**
   * Counts `size` bytes as belonging to one structure. Structures of an honest file do not overlap, so the sum stays within
   * the file, and the work of reading a hostile one stays linear in its size.
   */
  claim(size: number): void {
    this.unclaimed -= size;
    if (!(this.unclaimed >= 0)) throw damaged('structures that do not overlap', 'some that share their bytes');
  }
}

/** Reads little-endian fields one after another, up to an end. */
export class Cursor {
  readonly source: Hdf5Source;
  position: number;
  readonly end: number;

  constructor(source: Hdf5Source, position: number, end: number) {
    this.source = source;
    this.position = position;
    this.end = end;
  }

  get rest(): number {
    return this.end - this.position;
  }

  /** Steps over `size` bytes and returns where they begin. */
  skip(size: number): number {
    const start = this.position;
    if (!(size >= 0 && size <= this.rest)) {
      throw damaged(`${size} more bytes at offset ${start}`, `${this.rest} left in this part of the file`);
    }
    this.position += size;
    return start;
  }

  /** A cursor over the next `size` bytes, which are stepped over here. */
  block(size: number): Cursor {
    const start = this.skip(size);
    return new Cursor(this.source, start, start + size);
  }

  take(size: number): Uint8Array {
    const start = this.skip(size);
    return this.source.bytes.subarray(start, start + size);
  }

  byte(): number {
    return this.source.view.getUint8(this.skip(1));
  }

  short(): number {
    return this.source.view.getUint16(this.skip(2), true);
  }

  word(): number {
    return this.source.view.getUint32(this.skip(4), true);
  }

  /** An unsigned integer of `size` bytes; all bits one are `nowhere`. */
  integer(size: number): number {
    const value = this.take(size).reduceRight((high, byte) => high * 256 + byte, 0);
    if (value >= 2 ** (8 * size) - 1) return nowhere;
    if (value > Number.MAX_SAFE_INTEGER)
      throw damaged('a number within 2^53', `${value} at offset ${this.position - size}`);
    return value;
  }

  address(): number {
    return this.integer(this.source.addressSize);
  }

  length(): number {
    return this.integer(this.source.lengthSize);
  }

  /** Steps over the letters that open a structure. */
  signature(letters: string): this {
    const start = this.position;
    const found = latin(this.take(letters.length));
    if (found !== letters) throw damaged(`'${letters}' at offset ${start}`, JSON.stringify(found));
    return this;
  }

  /** Steps over a version byte that must be one of `versions`. */
  version(what: string, ...versions: readonly number[]): number {
    const found = this.byte();
    if (!versions.includes(found)) throw unsupported(`${what} of version ${versions.join(' or ')}`, `version ${found}`);
    return found;
  }
}

/** Bytes as characters of the same code. */
export function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** Bytes as UTF-8 text. */
export function utf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
const decoder = /*#__PURE__*/ new TextDecoder('utf-8', { ignoreBOM: true });
