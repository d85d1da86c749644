import { arrayOf, type DType, type Shape, sizeOf, type TypedArray } from '@oneiros/core';
import { createMemory, type Memory } from './webassembly.ts';

const pageBytes = 65536;
/** Arrays begin at multiples of a cache line, and end there too. */
const alignment = 64;

/**
 * One WebAssembly memory, and arrays in it: onnxruntime, loops in WebAssembly and other threads all read and write them
 * where they are. It grows and never shrinks; freed arrays serve again.
 */
export class SharedMemory {
  readonly memory: Memory = createMemory();
  /** Freed places by their number of bytes. */
  readonly #free: Map<number, number[]> = new Map();
  #end = alignment; // no array is at 0

  /** Memory for these elements, which may be anything; `null` if 4 GiB are full. `byteOffset` is the pointer to it. */
  take(type: DType, shape: Shape): TypedArray | null {
    const make = arrayOf(type);
    const bytes = roundedUp(sizeOf(shape) * make.BYTES_PER_ELEMENT);
    const at = this.#free.get(bytes)?.pop() ?? this.#allocate(bytes);
    if (at === null) return null;
    return new make(this.memory.buffer as never, at, sizeOf(shape));
  }
  /** Takes memory back that nobody reads or writes any more. */
  give(data: TypedArray): void {
    const bytes = roundedUp(data.byteLength);
    const list = this.#free.get(bytes);
    if (list) list.push(data.byteOffset);
    else this.#free.set(bytes, [data.byteOffset]);
  }

  #allocate(bytes: number): number | null {
    const at = this.#end;
    const held = this.memory.buffer.byteLength;
    if (at + bytes > held) {
      const wanted = Math.max(at + bytes - held, Math.min(held, 64 * 2 ** 20)); // seldom, so in large steps
      if (!this.#grow(wanted) && !this.#grow(at + bytes - held)) return null;
    }
    this.#end = at + bytes;
    return at;
  }
  #grow(bytes: number): boolean {
    try {
      this.memory.grow(Math.ceil(bytes / pageBytes));
      return true;
    } catch {
      return false; // more than the maximum, or than the machine has
    }
  }
}

function roundedUp(bytes: number): number {
  return Math.max(alignment, Math.ceil(bytes / alignment) * alignment);
}
