import { arrayOf, type Shape, sameShape, sizeOf, type TypedArray } from '@oneiros/core';
import type { ElementType } from './element-types.ts';
import { type NativeTensor, nativeTensor } from './native.ts';

/** What this backend keeps of a tensor: elements on the host, where onnxruntime reads and writes them in place. */
export class HostArray {
  readonly data: TypedArray;
  /** Nobody outside has seen the elements, so their memory may hold another result later. */
  recyclable: boolean;
  #native: NativeTensor | null = null;

  constructor(data: TypedArray, recyclable: boolean) {
    this.data = data;
    this.recyclable = recyclable;
  }

  /** The elements as onnxruntime takes them. */
  native(type: ElementType, shape: Shape): NativeTensor {
    if (this.#native?.type !== type || !sameShape(this.#native.dims, shape))
      this.#native = nativeTensor(type, this.data, shape);
    return this.#native;
  }
}

/** Memory of results that are gone, for the next ones of the same size: fresh memory must be cleared and paged in. */
export class Pool {
  readonly #free: Map<string, TypedArray[]> = new Map();
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
    const known = this.#free.get(`${arrayOf(type).name}${sizeOf(shape)}`)?.pop();
    if (!known) return null;
    this.#held -= known.byteLength;
    return known;
  }
  /** Takes memory that nobody reads or writes any more. */
  give(data: TypedArray): void {
    if (data.byteLength === 0 || this.#held + data.byteLength > this.#limit) return;
    const key = `${data.constructor.name}${data.length}`;
    const list = this.#free.get(key);
    if (list) list.push(data);
    else this.#free.set(key, [data]);
    this.#held += data.byteLength;
  }
  /** Gives all of it up. */
  clear(): void {
    this.#free.clear();
    this.#held = 0;
  }
}
