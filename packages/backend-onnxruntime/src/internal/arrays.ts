import { arrayOf, type DType, getOrInsert, type Shape, sameShape, sizeOf, type TypedArray } from '@oneiros/core';
import type { SharedMemory } from '../fusion/shared-memory.ts';
import type { ElementType } from './element-types.ts';
import { type NativeTensor, nativeTensor } from './native.ts';

/** What this backend keeps of a tensor: elements on the host, where onnxruntime reads and writes them in place. */
export class HostArray {
  #data: TypedArray;
  /** Where the elements lie, if that is not memory of their own. */
  #shared: SharedMemory | null;
  #native: NativeTensor | null = null;
  /** Nobody outside has seen the elements, so their memory may hold another result later. */
  recyclable: boolean;

  constructor(data: TypedArray, recyclable: boolean, shared: SharedMemory | null = null) {
    this.#data = data;
    this.recyclable = recyclable;
    this.#shared = shared;
  }

  /** New elements in the shared memory, which may be anything; `null` if it is full. */
  static in(shared: SharedMemory, dtype: DType, shape: Shape): HostArray | null {
    const data = shared.take(dtype, shape);
    return data && new HostArray(data, true, shared);
  }

  get data(): TypedArray {
    return this.#data;
  }

  /** Has the elements in the shared memory from now on; false if that is full. */
  moveTo(shared: SharedMemory, dtype: DType, shape: Shape): boolean {
    if (this.#shared) return true;
    const data = shared.take(dtype, shape);
    if (!data) return false;
    data.set(this.#data as never);
    this.#data = data;
    this.#shared = shared;
    this.#native = null;
    this.recyclable = true;
    return true;
  }
  /** Has the memory serve again, if nobody outside has it. */
  recycle(pool: Pool): void {
    if (!this.recyclable) return;
    if (this.#shared) this.#shared.give(this.#data);
    else pool.give(this.#data);
  }
  /** The elements for someone who keeps them. */
  handOut(): TypedArray {
    if (this.#shared) return this.#data.slice();
    this.recyclable = false;
    return this.#data;
  }
  /** Whether both have elements in the same place. */
  overlaps(data: TypedArray): boolean {
    const [a, b] = [this.#data, data];
    return (
      a.buffer === b.buffer && a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength
    );
  }

  /** The elements as onnxruntime takes them. */
  native(type: ElementType, shape: Shape): NativeTensor {
    if (this.#native?.type !== type || !sameShape(this.#native.dims, shape))
      this.#native = nativeTensor(type, this.#data, shape);
    return this.#native;
  }
}

/** Memory of results that are gone, for the next ones of the same size: fresh memory must be cleared and paged in. */
export class Pool {
  readonly #free: Map<unknown, Map<number, TypedArray[]>> = new Map(); // by constructor and length
  readonly #limit: number;
  #held = 0;

  /** @param limit bytes kept at most */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Memory for these elements, which may be anything. */
  take(type: ElementType, shape: Shape): TypedArray {
    return this.takeKnown(type, shape) ?? new (arrayOf(type))(sizeOf(shape));
  }
  /** The same, if there is some here. */
  takeKnown(type: ElementType, shape: Shape): TypedArray | null {
    const known = this.#free.get(arrayOf(type))?.get(sizeOf(shape))?.pop();
    if (!known) return null;
    this.#held -= known.byteLength;
    return known;
  }
  /** Takes memory that nobody reads or writes any more. */
  give(data: TypedArray): void {
    if (data.byteLength === 0 || this.#held + data.byteLength > this.#limit) return;
    const lists = getOrInsert(this.#free, data.constructor, () => new Map<number, TypedArray[]>());
    getOrInsert(lists, data.length, () => []).push(data);
    this.#held += data.byteLength;
  }
  /** Gives all of it up. */
  clear(): void {
    this.#free.clear();
    this.#held = 0;
  }
}
