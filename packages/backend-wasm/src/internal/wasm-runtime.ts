import type { DataId, TfjsDType, TfjsRuntime, TfjsTensor, TfjsValues } from '@oneiros/backend-tfjs';
import { expected, sizeOf } from '@oneiros/core';
import { type Argument, invoke, type WasmModule } from './wasm-module.ts';

/** Elements in WebAssembly's memory, which its functions know by a number. */
interface Data {
  readonly id: number;
  readonly address: number;
  readonly shape: readonly number[];
  readonly dtype: TfjsDType;
  references: number;
}

/** Data in WebAssembly's memory, and its functions. */
export class WasmRuntime implements TfjsRuntime {
  readonly #module: WasmModule;
  readonly #data = new Map<DataId, Data>();
  #lastId = 0;

  constructor(module: WasmModule) {
    this.#module = module;
  }

  /** Calls a function; a tensor is given as its number. */
  call(name: string, ...args: readonly (Argument | TfjsTensor)[]): number {
    return invoke(this.#module, name, ...args.map((arg) => (isTensor(arg) ? this.#data.get(arg.dataId)!.id : arg)));
  }

  write(values: TfjsValues, shape: readonly number[], dtype: TfjsDType): DataId {
    const tensor = this.makeOutput(shape, dtype);
    this.typedArrayFromHeap(tensor).set(values);
    return tensor.dataId;
  }

  async read(id: DataId): Promise<TfjsValues> {
    return this.readSync(id);
  }

  /** A copy of the elements. */
  readSync(id: DataId): TfjsValues {
    const { shape, dtype } = this.#data.get(id)!;
    return this.typedArrayFromHeap({ dataId: id, shape: [...shape], dtype }).slice();
  }

  incRef(id: DataId): void {
    this.#data.get(id)!.references++;
  }

  disposeData(id: DataId): void {
    const data = this.#data.get(id);
    if (!data || --data.references > 0) return;
    this.#module.asm.free!(data.address);
    this.forget(id);
  }

  /** Ends data whose memory is another's. */
  forget(id: DataId): void {
    invoke(this.#module, 'dispose_data', this.#data.get(id)!.id);
    this.#data.delete(id);
  }

  numDataIds(): number {
    return this.#data.size;
  }

  /** Elements not yet set; at `address`, where it is given. */
  makeOutput(shape: readonly number[], dtype: TfjsDType, address?: number): TfjsTensor {
    const size = sizeOf(shape);
    const at = address ?? this.#allocate(size * (dtype === 'bool' ? 1 : 4));
    const id = ++this.#lastId;
    const dataId = {};
    this.#data.set(dataId, { id, address: at, shape, dtype, references: 1 });
    invoke(this.#module, 'register_tensor', id, size, at);
    return { dataId, shape: [...shape], dtype };
  }

  addressOf({ dataId }: TfjsTensor): number {
    return this.#data.get(dataId)!.address;
  }

  /** The elements where they lie. What allocates memory may take them away. */
  typedArrayFromHeap({ dataId, shape, dtype }: TfjsTensor): TfjsValues {
    const { buffer } = this.#module.memory;
    const { address } = this.#data.get(dataId)!;
    const Elements = dtype === 'float32' ? Float32Array : dtype === 'int32' ? Int32Array : Uint8Array;
    return new Elements(buffer, address, sizeOf(shape));
  }

  /** A memory that is full is an error, rather than elements written to address 0. */
  #allocate(bytes: number): number {
    // Larger numbers would wrap around; addresses come as if they had a sign.
    const address = bytes < 2 ** 32 ? this.#module.asm.malloc!(bytes) >>> 0 : 0;
    if (address !== 0 || bytes === 0) return address;
    throw expected(
      'Backend wasm',
      'memory for a tensor',
      `${bytes} bytes more than the 4 GiB that WebAssembly has`,
      'Take smaller batches, or free tensors with tidy and dispose.',
    );
  }
}

function isTensor(argument: Argument | TfjsTensor): argument is TfjsTensor {
  return typeof argument === 'object' && 'dataId' in argument;
}
