import type { DataId, TfjsDType, TfjsRuntime, TfjsTensor } from '@oneiros/backend-tfjs';
import type { TypedArray } from '@oneiros/core';

/** What is used of tfjs's `BackendWasm`. */
export interface WasmRuntime extends TfjsRuntime {
  readonly wasm: WasmModule;
  readonly dataIdMap: {
    get(dataId: DataId): { readonly id: number; readonly memoryOffset: number };
    delete(dataId: DataId): unknown;
  };
  readSync(dataId: DataId): ArrayLike<number>;
  /** Elements not yet set; at `memoryOffset`, where it is given. */
  makeOutput(shape: number[], dtype: TfjsDType, memoryOffset?: number): TfjsTensor;
  /** The elements where they lie. What allocates memory may take them away. */
  typedArrayFromHeap(tensor: TfjsTensor): TypedArray;
}

/** What is used of the module that Emscripten makes. */
export interface WasmModule {
  _malloc(bytes: number): number;
  _free(address: number): void;
  cwrap(
    name: string,
    result: null,
    parameters: readonly ('number' | 'array')[],
  ): (...args: readonly (number | boolean | Uint8Array)[]) => void;
  readonly tfjs: { disposeData(id: number): void };
}
