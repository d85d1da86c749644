/** Writes little-endian fields one after another. */
export class FieldWriter {
  readonly bytes: Uint8Array;
  position = 0;
  private readonly view: DataView;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }

  byte(...values: readonly number[]): this {
    for (const value of values) this.view.setUint8(this.position++, value);
    return this;
  }

  short(value: number): this {
    this.view.setUint16(this.position, value, true);
    this.position += 2;
    return this;
  }

  word(value: number): this {
    this.view.setUint32(this.position, value, true);
    this.position += 4;
    return this;
  }

  /** Addresses and lengths, of 8 bytes; -1 sets all bits. */
  long(...values: readonly number[]): this {
    for (const value of values) {
      this.view.setBigInt64(this.position, BigInt(value), true);
      this.position += 8;
    }
    return this;
  }

  /** Bytes, or characters of their code. */
  raw(value: Uint8Array | string): this {
    if (typeof value === 'string') return this.byte(...[...value].map((character) => character.charCodeAt(0)));
    this.bytes.set(value, this.position);
    this.position += value.length;
    return this;
  }

  skip(size: number): this {
    this.position += size;
    return this;
  }
}

/** The next multiple of 8. */
export function align(size: number): number {
  return Math.ceil(size / 8) * 8;
}

const smallestHeap = 4096;

/** The parts of a file with their places, put together once all are known; and the heap of its texts. */
export class Hdf5Layout {
  size = 0;
  private readonly parts: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  private heap: { readonly fields: FieldWriter; readonly address: number; count: number } | undefined;

  /** Gives `bytes` a place at a multiple of 8 and returns it. They may still change until `assemble`. */
  place(bytes: Uint8Array): number {
    const at = align(this.size);
    this.parts.push({ at, bytes });
    this.size = at + bytes.length;
    return at;
  }

  /** Stores a text in a global heap (section III.E of the format) and returns the 16 bytes that refer to it. */
  text(bytes: Uint8Array): Uint8Array {
    const reference = new FieldWriter(16);
    if (bytes.length === 0) return reference.bytes;
    const need = 16 + align(bytes.length);
    if (!this.heap || this.heap.fields.bytes.length - this.heap.fields.position < need) {
      const fields = new FieldWriter(Math.max(smallestHeap, 16 + need));
      fields.raw('GCOL').byte(1).skip(3).long(fields.bytes.length);
      this.heap = { fields, address: this.place(fields.bytes), count: 0 };
    }
    const { fields } = this.heap;
    const index = ++this.heap.count;
    fields
      .short(index)
      .short(0)
      .word(0)
      .long(bytes.length)
      .raw(bytes)
      .skip(align(bytes.length) - bytes.length);
    const free = fields.bytes.length - fields.position;
    if (free >= 16) fields.short(0).short(0).word(0).long(free).skip(-16);
    return reference.word(bytes.length).long(this.heap.address).word(index).bytes;
  }

  /** The file: every part is copied once. */
  assemble(): Uint8Array {
    const out = new Uint8Array(align(this.size));
    for (const { at, bytes } of this.parts) out.set(bytes, at);
    return out;
  }
}
