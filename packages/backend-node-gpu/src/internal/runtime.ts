import { bytesOf, convert, type DType, getOrInsert, isBig, sizeOf, storage, type TypedArray } from '@oneiros/core';
import type { Spec } from '@oneiros/tensor';
import { type Addon, type Attribute, type } from './addon.ts';
import { codeOf, type DataType, dataTypeOf } from './data-types.ts';

/** A tensor that TensorFlow holds, with the number of those who hold it here. */
export interface Held {
  readonly id: number;
  readonly shape: readonly number[];
  readonly dtype: DataType;
  references: number;
}

/** Small constants (shapes, axes, numbers) are kept, until there are this many. */
const mostConstants = 4096;

/** Tensors of TensorFlow: made, computed, read, counted. */
export class Runtime {
  readonly addon: Addon;
  readonly onGpu: boolean;
  readonly #constants: Map<string, Held> = new Map();

  constructor(addon: Addon) {
    this.addon = addon;
    this.onGpu = addon.isUsingGpuDevice();
  }

  /** Results of the op `name` of TensorFlow. */
  run(name: string, inputs: readonly Held[], attributes: readonly Attribute[], outputs: number): readonly Held[] {
    const ids = new Array<number>(inputs.length);
    for (let i = 0; i < ids.length; i++) ids[i] = inputs[i]!.id;
    const results = this.addon.executeOp(name, attributes, ids, outputs);
    return results.map(({ id, shape, dtype }) => ({ id, shape, dtype: dataTypeOf(dtype), references: 1 }));
  }

  free(held: Held): void {
    if (--held.references === 0) this.addon.deleteTensor(held.id);
  }
  share(held: Held): Held {
    held.references++;
    return held;
  }

  /** Elements from the host. The addon takes few types; others come as bytes or words of the same size. */
  upload(data: TypedArray, { shape, dtype }: Spec): Held {
    switch (dtype) {
      case 'float32':
        return this.#create(shape, 'float32', data as Float32Array);
      case 'int32':
        return this.#create(shape, 'int32', data as Int32Array);
      case 'bool':
      case 'uint8':
        return this.#create(shape, dtype, data as Uint8Array);
      case 'int64':
        return this.#create(shape, 'int64', wordsOf(data));
      case 'uint32':
        return this.#recast(this.#create(shape, 'int32', wordsOf(data)), 'uint32');
      case 'uint64':
      case 'float64':
        return this.#recast(this.#create(shape, 'int64', wordsOf(data)), dtype);
      default: {
        const bytes = bytesOf(dtype);
        const view = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
        return this.#recast(this.#create(bytes === 1 ? shape : [...shape, bytes], 'uint8', view), dtype);
      }
    }
  }

  /** A copy of the elements. */
  read(held: Held): TypedArray {
    const dtype = held.dtype as DType;
    const size = sizeOf(held.shape);
    if (size === 0) return storage(dtype, 0);
    const { addon } = this;
    if (dtype === 'float32' || dtype === 'int32' || dtype === 'int64' || dtype === 'bool')
      return addon.tensorDataSync(held.id);
    const steps: Held[] = [held];
    const next = (name: string, inputs: readonly Held[], attributes: readonly Attribute[] = []): void => {
      steps.push(this.run(name, inputs, attributes, 1)[0]!);
    };
    const last = (): Held => steps.at(-1)!;
    try {
      const bytes = bytesOf(dtype);
      if (bytes >= 4) next('Bitcast', [held], [type('type', codeOf(isBig(dtype) || bytes === 8 ? 'int64' : 'int32'))]);
      else {
        // As many as fill words of four bytes, read as words.
        const each = 4 / bytes;
        const rest = (each - (size % each)) % each;
        next('Reshape', [held, this.whole([size])]);
        if (rest) next('Pad', [last(), this.whole([0, rest], [1, 2])]);
        next('Reshape', [last(), this.whole([(size + rest) / each, each])]);
        next('Bitcast', [last()], [type('type', codeOf('int32'))]);
      }
      const words = addon.tensorDataSync(last().id);
      const { constructor } = storage(dtype, 0) as unknown as { constructor: new (...args: unknown[]) => TypedArray };
      return new constructor(words.buffer, words.byteOffset, size);
    } finally {
      for (const step of steps.slice(1)) this.free(step);
    }
  }

  /** A constant of int32, a vector if no shape is given. It is not to be freed. */
  whole(values: readonly number[], shape: readonly number[] = [values.length]): Held {
    return this.#constant(`${shape.join()}:${values.join()}`, () => Int32Array.from(values), { shape, dtype: 'int32' });
  }
  /** A constant scalar. It is not to be freed. */
  scalar(value: number, dtype: DType): Held {
    const text = Object.is(value, -0) ? '-0' : String(value);
    return this.#constant(`${dtype} ${text}`, () => convert([value], dtype), { shape: [], dtype });
  }
  /** Gives up the constants where they have become many. No kernel may be under way that has one. */
  trim(): void {
    if (this.#constants.size < mostConstants) return;
    for (const held of this.#constants.values()) this.free(held);
    this.#constants.clear();
  }
  /** How many tensors are held, but for constants. */
  count(): number {
    return this.addon.getNumOfTensors() - this.#constants.size;
  }

  #constant(key: string, data: () => TypedArray, spec: Spec): Held {
    return getOrInsert(this.#constants, key, () => this.upload(data(), spec));
  }
  #create(shape: readonly number[], dtype: DataType, data: Float32Array | Int32Array | Uint8Array): Held {
    return { id: this.addon.createTensor(shape, codeOf(dtype), data), shape, dtype, references: 1 };
  }
  /** The same bits as another type; gives up `held`. */
  #recast(held: Held, dtype: DataType): Held {
    try {
      return this.run('Bitcast', [held], [type('type', codeOf(dtype))], 1)[0]!;
    } finally {
      this.free(held);
    }
  }
}

function wordsOf(data: TypedArray): Int32Array {
  return new Int32Array(data.buffer, data.byteOffset, data.byteLength / 4);
}
